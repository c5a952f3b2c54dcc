// Package layers shows what an image is made of: archives laid one over
// another, named by the hash of their bytes.
package layers

import (
	"archive/tar"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
)

// Layer is a tar archive.
type Layer []byte

// region:layers

// whiteout is the prefix by which a layer says that a file is gone
// (OCI image specification, "Whiteouts").
const whiteout = ".wh."

// New packs files, given as name and content in turn.
func New(files ...string) Layer {
	var buf bytes.Buffer
	w := tar.NewWriter(&buf)
	for pair := range slices.Chunk(files, 2) {
		name, text := pair[0], pair[1]
		must(w.WriteHeader(&tar.Header{
			Name: name, Mode: 0o644, Size: int64(len(text)),
		}))
		_, err := io.WriteString(w, text)
		must(err)
	}
	must(w.Close())
	return buf.Bytes()
}

// Digest names the layer: the same bytes have the same name everywhere.
func (l Layer) Digest() string {
	return fmt.Sprintf("sha256:%x", sha256.Sum256(l))[:14]
}

// Files returns what the layer itself holds.
func (l Layer) Files() map[string]string {
	files := map[string]string{}
	for r := tar.NewReader(bytes.NewReader(l)); ; {
		header, err := r.Next()
		if errors.Is(err, io.EOF) {
			return files
		}
		must(err)
		text, err := io.ReadAll(r)
		must(err)
		files[header.Name] = string(text)
	}
}

// Merge returns what a container sees: each layer lies over those below.
func Merge(image ...Layer) map[string]string {
	seen := map[string]string{}
	for _, layer := range image {
		for name, text := range layer.Files() {
			dir, base := path.Split(name)
			if gone, ok := strings.CutPrefix(base, whiteout); ok {
				delete(seen, dir+gone)
				continue
			}
			seen[name] = text
		}
	}
	return seen
}

// endregion

// Secret prints what is left of a secret that a later layer removes.
func Secret() {
	// region:secret
	copied := New("app/.env", "TOKEN=qwerty", "app/main.go", "package main")
	removed := New("app/.wh..env", "") // RUN rm /app/.env

	fmt.Println(slices.Sorted(maps.Keys(Merge(copied, removed))))
	fmt.Println(copied.Files()["app/.env"])
	// endregion
}

// Digests prints the names of layers with the same and other content.
func Digests() {
	// region:digests
	a := New("main.go", "package main")
	b := New("main.go", "package main")
	c := New("main.go", "package main\n")
	fmt.Println(a.Digest() == b.Digest(), a.Digest() == c.Digest())
	// endregion
}

func must(err error) {
	if err != nil {
		panic(err) // writing to memory
	}
}
