package gen

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"strings"
	"testing"

	"route500k/content/2-acceleration/openapi/api"
)

// TestFresh is for those who have no generator at hand: the checksum is of
// the contract from which gen.go was made.
func TestFresh(t *testing.T) {
	noted, err := os.ReadFile("contract.sum")
	if err != nil {
		t.Fatal(err)
	}
	sum := sha256.Sum256(api.Text)
	if !strings.HasPrefix(string(noted), hex.EncodeToString(sum[:])) {
		t.Error("the contract has changed: run generate.sh")
	}
}

// TestVersion holds the header of gen.go to the version in generate.sh.
func TestVersion(t *testing.T) {
	script, err := os.ReadFile("generate.sh")
	if err != nil {
		t.Fatal(err)
	}
	code, err := os.ReadFile("gen.go")
	if err != nil {
		t.Fatal(err)
	}
	_, version, _ := strings.Cut(string(script), "oapi-codegen@")
	version, _, _ = strings.Cut(version, "\n")
	if !strings.Contains(string(code), "version "+version+" DO NOT EDIT") {
		t.Errorf("gen.go was not made by %s", version)
	}
}
