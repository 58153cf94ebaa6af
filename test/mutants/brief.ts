import fc from 'fast-check';

// What only the thousandth case of a property notices is held by chance, and a thousand cases for each mutant take hours.
const limits: object = { interruptAfterTimeLimit: 50, markInterruptAsFailure: false };
fc.configureGlobal(limits);
