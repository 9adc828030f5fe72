# syntax=docker/dockerfile:1
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY tsconfig.json tsconfig.build.json ./
COPY apps apps
COPY libs libs
COPY test/bench test/bench
RUN npm run build

# KurrentDB's client has a native part, a package for each platform: npm chooses this image's, so the bases must be alike.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production NONPAPER_DATA=/data NONPAPER_HOST=0.0.0.0 NONPAPER_PORT=3000
# An empty volume takes the owner of the folder that it is mounted on: nobody has to be root to hand it over.
RUN install -d -o node -g node -m 0750 \
  /data /secrets/keys /secrets/queue /secrets/store /secrets/certificates /secrets/authority
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY package.json LICENSE ./
USER node
VOLUME /data
EXPOSE 3000
# Every role answers here; the port is the one that is set.
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 CMD \
  ["node", "-e", "fetch(`http://127.0.0.1:${process.env.NONPAPER_PORT}/readyz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "dist/apps/cli/src/main.js", "serve"]
