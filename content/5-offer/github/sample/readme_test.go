package sample

import (
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"route500k/content/2-acceleration/openapi/api"
	"route500k/content/2-acceleration/openapi/edge"
	"route500k/content/2-acceleration/openapi/server"
)

// region:readme

// TestReadme does what the README asks of its reader, and gets what the
// README promises.
func TestReadme(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(Dir(t), "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, chapter, _ := strings.Cut(string(text), "\n## Проверить\n")
	blocks := fence.FindAllStringSubmatch(chapter, 2)
	if len(blocks) < 2 {
		t.Fatal("no command with its answer")
	}
	command, promise := blocks[0][1], blocks[1][1]

	shop := httptest.NewServer(orders(t))
	defer shop.Close()
	command = strings.ReplaceAll(command, "localhost:8080",
		strings.TrimPrefix(shop.URL, "http://"))
	got, err := exec.Command("sh", "-euc", command).Output()
	if err != nil {
		t.Fatal(err)
	}
	if when.ReplaceAllString(string(got), "T") !=
		when.ReplaceAllString(promise, "T") {
		t.Errorf("README promises:\n%s\nthe service answers:\n%s",
			promise, got)
	}
}

// endregion

var (
	fence = regexp.MustCompile("(?ms)^```\\w+\n(.*?)^```")
	when  = regexp.MustCompile(`\d{4}-\d\d-\d\dT[\d:.]+Z`)
)

// orders is the service of the note on OpenAPI, with ten mugs.
func orders(t *testing.T) http.Handler {
	t.Helper()
	doc, err := api.Document()
	if err != nil {
		t.Fatal(err)
	}
	validate, err := edge.Validate(doc, 1<<10)
	if err != nil {
		t.Fatal(err)
	}
	stock := server.New(map[string]int{"mug": 10})
	return validate(server.Handler(stock))
}
