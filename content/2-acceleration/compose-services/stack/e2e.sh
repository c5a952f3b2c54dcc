set -eu
export DB_PASSWORD="${DB_PASSWORD:-orders}"
trap 'docker compose logs --tail 50; docker compose down -v' EXIT
docker compose up --build --wait --wait-timeout 180
STACK_URL=http://127.0.0.1:8080 go test -count=1 ../e2e
