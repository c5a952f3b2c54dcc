package repocheck

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
	"go.yaml.in/yaml/v3"

	"route500k/content/1-ramp-up/docker/composefile"
)

// pushed matches an event alone, in a list, as a key.
var pushed = regexp.MustCompile(`(^|[\[ ])push($|[\]: ])`)

// badge follows the badge to its workflow: one that is not there, or does
// not run on a push, is green or grey whatever the code is.
func (r *repo) badge() error {
	match := ciBadge.FindStringSubmatch(r.readme)
	if match == nil {
		r.fault("README.md", "no badge of CI")
		return nil
	}
	file := ".github/workflows/" + match[2]
	text, ok := r.read(file)
	if !ok {
		r.fault("README.md", "the badge shows %s, which is not there", file)
		return nil
	}
	var workflow struct{ On any }
	if err := yaml.Unmarshal([]byte(text), &workflow); err != nil {
		r.fault(file, "%s", err)
		return nil
	}
	if !pushed.MatchString(fmt.Sprint(workflow.On)) {
		r.fault(file, "does not run on push")
	}
	if !strings.Contains(text, "go test") && !strings.Contains(text, "make ") {
		r.fault(file, "runs no tests")
	}
	return nil
}

// start reads the compose file with the loader of docker compose.
func (r *repo) start() error {
	file, ok := r.has("compose.yaml", "compose.yml",
		"docker-compose.yaml", "docker-compose.yml")
	if !ok {
		r.fault("compose.yaml", "there is none")
		return nil
	}
	// No variables: a stranger has none set.
	project, err := composefile.Load(r.ctx, filepath.Join(r.dir, file), nil)
	if err != nil {
		text := strings.ReplaceAll(err.Error(), r.dir+"/", "")
		r.fault(file, "%s", text)
		return nil
	}
	for _, fault := range composefile.Check(project) {
		r.fault(file, "%s", fault)
	}
	if !regexp.MustCompile(`(?m)^ *(make|docker compose) \S`).
		MatchString(r.readme) {
		r.fault("README.md", "no command that starts it")
	}
	return nil
}

var document = regexp.MustCompile(`(^|/)(openapi|swagger)\.(ya?ml|json)$`)

// contract wants an OpenAPI document that is one, and a link to it.
func (r *repo) contract() error {
	at := slices.IndexFunc(r.files, document.MatchString)
	if at < 0 {
		r.fault("openapi.yaml", "there is none")
		return nil
	}
	file := r.files[at]
	text, _ := r.read(file)
	doc, err := openapi3.NewLoader().LoadFromData([]byte(text))
	if err == nil {
		err = doc.Validate(r.ctx)
	}
	if err != nil {
		line, _, _ := strings.Cut(err.Error(), "\n")
		r.fault(file, "%s", line)
	}
	if !strings.Contains(r.readme, "("+file) {
		r.fault("README.md", "no link to %s", file)
	}
	return nil
}

var module = regexp.MustCompile(`(?m)^module +(\S+)`)

// module compares the address in go.mod with that of the badge.
func (r *repo) module() error {
	text, _ := r.read("go.mod")
	match := module.FindStringSubmatch(text)
	if match == nil {
		r.fault("go.mod", "there is none")
		return nil
	}
	badge := ciBadge.FindStringSubmatch(r.readme)
	if badge != nil && !strings.HasPrefix(match[1], "github.com/"+badge[1]) {
		r.fault("go.mod", "module %s lives in github.com/%s",
			match[1], badge[1])
	}
	return nil
}

var author = regexp.MustCompile(`(?i)[\[<](year|yyyy|full ?name|name)[^\]>]*[\]>]`)

// licence wants one, filled in.
func (r *repo) licence() error {
	file, ok := r.has("LICENSE", "LICENSE.md", "LICENSE.txt", "LICENCE")
	if !ok {
		r.fault("LICENSE", "there is none: nobody may use the code")
		return nil
	}
	text, _ := r.read(file)
	if gap := author.FindString(text); gap != "" {
		r.fault(file, "not filled in: %s", gap)
	}
	return nil
}
