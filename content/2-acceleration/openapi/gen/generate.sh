# Run here after a change of the contract; CI fails if it was forgotten.
tool=github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen@v2.8.2
go run $tool --config config.yaml ../api/openapi.yaml
sha256sum ../api/openapi.yaml >contract.sum
