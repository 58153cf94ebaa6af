// Loaded before the product: connections to these hosts go to doubles on loopback, whose certificate is for localhost.
// So the product can run in production mode, with Microsoft's own addresses and nothing of the sandbox in its settings.
const tls = require('node:tls');

const ports = new Map(Object.entries(JSON.parse(process.env.TAP_STAND_INS)));
const { connect } = tls;

tls.connect = (...args) => {
  const [given, ...rest] = args;
  const port = typeof given === 'object' ? ports.get(given.host ?? given.hostname) : undefined;
  if (port === undefined) return connect(...args);
  return connect(
    { ...given, host: 'localhost', hostname: 'localhost', servername: 'localhost', port },
    ...rest,
  );
};
