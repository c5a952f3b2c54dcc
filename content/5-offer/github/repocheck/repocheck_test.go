package repocheck

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"route500k/content/5-offer/github/box"
	"route500k/content/5-offer/github/sample"
	"route500k/content/internal/proof"
)

func check(t *testing.T, b *box.Box, folder string) []string {
	t.Helper()
	faults, err := Check(t.Context(),
		filepath.Join(b.Dir, folder))
	if err != nil {
		t.Fatal(err)
	}
	return faults
}

// The sample waits for the report of its load test, and for nothing else.
func TestSample(t *testing.T) {
	t.Parallel()
	b := box.New(t)
	sample.Build(t, b, "shop", nil)
	proof.Golden(t, "testdata/sample.txt",
		strings.Join(check(t, b, "shop"), "\n"))
}

// edit returns a change that replaces a text in a file.
func edit(t *testing.T, file string, oldnew ...string) func(string) {
	return func(dir string) {
		path := filepath.Join(dir, file)
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		changed := strings.NewReplacer(oldnew...).Replace(string(text))
		if changed == string(text) {
			t.Fatalf("%s: nothing to replace", file)
		}
		sample.Write(t, path, changed)
	}
}

func remove(t *testing.T, file string) func(string) {
	return func(dir string) {
		if err := os.Remove(filepath.Join(dir, file)); err != nil {
			t.Fatal(err)
		}
	}
}

func add(t *testing.T, file, text string) func(string) {
	return func(dir string) {
		sample.Write(t, filepath.Join(dir, file), text)
	}
}

// Each case spoils one thing of a repository that is good otherwise.
func TestCheck(t *testing.T) {
	t.Parallel()
	const ci = ".github/workflows/ci.yml"
	for _, tt := range []struct {
		name   string
		change func(dir string)
		want   []string
	}{
		{"good", nil, nil},
		{"no introduction", edit(t, "README.md", "Принимает заказы интернет-"+
			"магазина и резервирует товар. Повтор запроса\nне создаёт второй "+
			"заказ, проданного не больше, чем лежит на складе.\nGo 1.27, "+
			"PostgreSQL, Redis, RabbitMQ.\n\n", ""),
			[]string{"README.md: does not say first what this is"}},
		{"long introduction", edit(t, "README.md", "Принимает",
			strings.Repeat("очень ", 50)+"Принимает"),
			[]string{"README.md: says what this is in more than 300 " +
				"characters"}},
		{"headings", edit(t, "README.md", "## Тесты", "## Ещё",
			"## Чего здесь нет", "## Прочее"),
			[]string{"README.md: no heading on how it is tested",
				"README.md: no heading on what it does not do"}},
		{"gap", edit(t, "README.md", "## Тесты", "## Тесты\n\nTODO"),
			[]string{"README.md: not filled in: TODO"}},
		{"dead link", remove(t, "docs/load.md"),
			[]string{"README.md: links to docs/load.md, which is not there"}},
		{"no badge", edit(t, "README.md", "/badge.svg", "/ci.svg"),
			[]string{"README.md: no badge of CI"}},
		{"badge of nothing", edit(t, "README.md", "ci.yml", "test.yml"),
			[]string{"README.md: the badge shows .github/workflows/test.yml, " +
				"which is not there"}},
		{"idle workflow", edit(t, ci, "  push:\n    branches: [main]\n", ""),
			[]string{ci + ": does not run on push"}},
		{"push alone", edit(t, ci, "on:\n  push:\n    branches: [main]\n"+
			"  pull_request:\n", "on: [pull_request, push]\n"), nil},
		{"no tests", edit(t, ci, "make ", "true "),
			[]string{ci + ": runs no tests"}},
		{"no compose", remove(t, "compose.yaml"),
			[]string{"compose.yaml: there is none"}},
		{"compose is wrong", edit(t, "compose.yaml", "image: redis:8.10",
			"imag: redis"), []string{"compose.yaml: validating " +
			"compose.yaml: services.cache.imag false schema"}},
		{"env file", edit(t, "compose.yaml", "image: redis:8.10",
			"image: redis:8.10\n    env_file: .env"),
			[]string{"compose.yaml: env file .env not found: stat .env: no " +
				"such file or directory"}},
		{"open port", edit(t, "compose.yaml", "127.0.0.1:6379:", "6379:"),
			[]string{"compose.yaml: cache: port 6379 is open to the network"}},
		{"no command", edit(t, "README.md", "make up", "см. ниже"),
			[]string{"README.md: no command that starts it"}},
		{"no contract", remove(t, "api/openapi.yaml"), []string{
			"README.md: links to api/openapi.yaml, which is not there",
			"openapi.yaml: there is none"}},
		{"contract is wrong", edit(t, "api/openapi.yaml",
			"responses:", "respond:"),
			[]string{"api/openapi.yaml: invalid components: extra " +
				"sibling fields: [respond]"}},
		{"other module", edit(t, "go.mod", "github.com/your-login/", ""),
			[]string{"go.mod: module order-service lives in " +
				"github.com/your-login/order-service"}},
		{"no licence", remove(t, "LICENSE"),
			[]string{"LICENSE: there is none: nobody may use the code"}},
		{"licence of nobody", edit(t, "LICENSE", "Vera Ivanova",
			"[fullname]"), []string{"LICENSE: not filled in: [fullname]"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			sample.Copy(t, dir)
			fill(t)(dir)
			if tt.change != nil {
				tt.change(dir)
			}
			got := judge(t, dir)
			if !slices.Equal(got, tt.want) {
				t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"),
					strings.Join(tt.want, "\n"))
			}
		})
	}
}

// judge runs the rules that need no history on the files of a folder.
func judge(t *testing.T, dir string) []string {
	t.Helper()
	r := &repo{ctx: t.Context(), dir: dir}
	err := fs.WalkDir(os.DirFS(dir), ".", func(
		path string, entry fs.DirEntry, err error,
	) error {
		if err == nil && !entry.IsDir() {
			r.files = append(r.files, path)
		}
		return err
	})
	for _, rule := range atFirst {
		err = errors.Join(err, rule(r))
	}
	if err != nil {
		t.Fatal(err)
	}
	return r.faults
}

// fill puts a figure where the sample waits for one.
func fill(t *testing.T) func(string) {
	return edit(t, "README.md", "<число из вашего отчёта>", "1")
}

// What was deleted is found; a name of a secret may be an example.
func TestHistory(t *testing.T) {
	t.Parallel()
	b := box.New(t)
	sample.Build(t, b, "shop", fill(t))
	step := func(what string, change func(dir string)) {
		change(filepath.Join(b.Dir, "shop"))
		b.Run("shop", "git", "add", "-A", "-f")
		b.Run("shop", "git", "commit", "-q", "-m", what)
	}
	step("wip", add(t, ".env", "KEY=1"))
	step("Keep secrets out", remove(t, ".env"))
	step("fix 2", add(t, "bin/orders", strings.Repeat("x", 3<<20)))
	step("Keep builds out", remove(t, "bin/orders"))
	step("Add examples", add(t, "deploy/.env.example", "KEY="))
	step("Deploy", func(dir string) {
		add(t, "deploy/server.key", "x")(dir)
		// Not written here in one piece: it would stop our own push.
		add(t, "a.go", "// ghp_"+strings.Repeat("a1", 18))(dir)
	})
	b.Run("shop", "git", "-c", "user.email=vera@MacBook.local", "-c",
		"user.name=Vera", "commit", "-q", "--allow-empty", "--author",
		"Vera <vera@MacBook.local>", "-m",
		"Merge branch 'main' of github.com:your-login/order-service")
	text := strings.Join(check(t, b, "shop"), "\n")
	proof.Golden(t, "testdata/history.txt",
		hash.ReplaceAllString(text, "0000000"))
}

// hash changes with every file of the sample.
var hash = regexp.MustCompile(`\b[0-9a-f]{7}\b`)

func TestNothingThere(t *testing.T) {
	t.Parallel()
	b := box.New(t)
	_, err := Check(t.Context(), filepath.Join(b.Dir, "none"))
	if err == nil || !strings.Contains(err.Error(), "git clone: ") {
		t.Errorf("no repository: %v", err)
	}
	b.Run("", "git", "init", "-q", "bare")
	sample.Write(t, filepath.Join(b.Dir, "bare", "a.txt"), "a")
	b.Run("bare", "git", "add", "-A")
	b.Run("bare", "git", "commit", "-q", "-m", "Add a project")
	proof.Golden(t, "testdata/bare.txt",
		strings.Join(check(t, b, "bare"), "\n"))
}
