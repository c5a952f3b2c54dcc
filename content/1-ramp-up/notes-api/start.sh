set -e
export DB_PASSWORD=dev
docker compose up -d --wait
url="postgres://postgres:$DB_PASSWORD@127.0.0.1:5432/notes"
go run github.com/pressly/goose/v3/cmd/goose@v3.29.0 \
  -dir migrations postgres "$url?sslmode=disable" up
docker compose exec -T db psql -U postgres notes < seed.sql
