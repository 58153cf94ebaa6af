# One image for every role; ROLES says what a container does. Pin both bases to the digest that your registry shows for this
# tag before a release: FROM node:20.19.5-bookworm-slim@sha256:… A tag can be moved, a digest cannot.
ARG NODE_IMAGE=node:20.19.5-bookworm-slim

FROM ${NODE_IMAGE} AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY bot ./bot
COPY cards ./cards
COPY services ./services
RUN npm run build
RUN npm ci --omit=dev

FROM ${NODE_IMAGE}
ENV NODE_ENV=production MODE=production
WORKDIR /app
COPY --from=build /build/node_modules ./node_modules
COPY --from=build /build/dist ./dist
COPY package.json ./
COPY env/policy.json ./env/policy.json
# A new volume for the copy of the seals takes over this owner.
RUN mkdir /seals && chown node:node /seals
# Files belong to root and the process does not: it cannot change its own program.
USER node
EXPOSE 3978
# No npm in front: signals reach the process itself. No core dump may hold what it holds.
ENTRYPOINT ["/bin/sh", "-c", "ulimit -c 0 && exec node --disable-warning=DEP0111 \"$0\" \"$@\""]
CMD ["dist/bot/main.js"]
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3978) + '/livez').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
