# One image for every command of Docket: `docker compose` runs it as api, worker and migrate.
ARG NODE=20
FROM node:${NODE}-bookworm-slim AS build
WORKDIR /docket
COPY package.json package-lock.json ./
COPY web/package.json web/
RUN npm ci --no-audit --no-fund
COPY . .
RUN npm run build -w web && npm prune --omit=dev --no-audit --no-fund

FROM node:${NODE}-bookworm-slim
# Letters are printed by Chromium, in a font that has the characters.
RUN apt-get update -q && apt-get install -qy --no-install-recommends chromium fontconfig fonts-noto-cjk ca-certificates && rm -rf /var/lib/apt/lists/*
WORKDIR /docket
ENV NODE_ENV=production CHROMIUM=/usr/bin/chromium DOCKET_HOME=/var/lib/docket TZ=Asia/Shanghai
COPY --from=build --chown=root:root /docket /docket
RUN install -d -o node -g node /var/lib/docket
USER node
VOLUME /var/lib/docket
EXPOSE 3000
ENTRYPOINT ["node", "--max-semi-space-size=64", "--import", "tsx", "bin/docket.ts"]
CMD ["api"]
