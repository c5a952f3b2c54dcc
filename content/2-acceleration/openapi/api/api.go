// Package api holds the contract of the order service.
package api

import (
	"context"
	_ "embed"
	"fmt"

	"github.com/getkin/kin-openapi/openapi3"
)

// Text is the document as it is published.
//
//go:embed openapi.yaml
var Text []byte

// region:document

// Document reads the contract; an error means that it is no OpenAPI.
func Document() (*openapi3.T, error) { return Read(Text) }

// Read reads and checks any document.
func Read(text []byte) (*openapi3.T, error) {
	loader := openapi3.NewLoader() // no references to other files
	doc, err := loader.LoadFromData(text)
	if err != nil {
		return nil, fmt.Errorf("openapi: %w", err)
	}
	if err := doc.Validate(context.Background()); err != nil {
		return nil, fmt.Errorf("openapi: %w", err)
	}
	return doc, nil
}

// endregion
