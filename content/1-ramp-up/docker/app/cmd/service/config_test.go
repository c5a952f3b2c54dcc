package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestLoad(t *testing.T) {
	file := filepath.Join(t.TempDir(), "password")
	if err := os.WriteFile(file, []byte("qwerty\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{
		"DATABASE_URL":           "postgres://app@db:5432/notes",
		"DATABASE_PASSWORD_FILE": file,
	}
	cfg, err := Load(func(name string) string { return env[name] })
	if err != nil {
		t.Fatal(err)
	}
	got := cfg.Database.ConnConfig.Password
	if got != "qwerty" || cfg.Listen != ":8080" ||
		cfg.Grace != 10*time.Second {
		t.Errorf("%q %q %v", got, cfg.Listen, cfg.Grace)
	}
	for name, value := range map[string]string{
		"GRACE":                  "soon",
		"DATABASE_URL":           "postgres://db:port",
		"DATABASE_PASSWORD_FILE": "/nowhere",
	} {
		_, err := Load(func(asked string) string {
			if asked == name {
				return value
			}
			return env[asked]
		})
		if err == nil || !strings.HasPrefix(err.Error(), name) {
			t.Errorf("%s=%s: %v", name, value, err)
		}
	}
}
