package app

import (
	"testing"

	"github.com/compose-spec/compose-go/v2/types"

	"route500k/content/1-ramp-up/docker/composefile"
)

func compose(t *testing.T, profiles ...string) *types.Project {
	t.Helper()
	project, err := composefile.Load(t.Context(), "compose.yaml",
		nil, profiles...)
	if err != nil {
		t.Fatal(err)
	}
	return project
}

func TestCompose(t *testing.T) {
	project := compose(t, "tools")
	for _, fault := range composefile.Check(project) {
		t.Error(fault)
	}
	if _, ok := compose(t).Services["adminer"]; ok {
		t.Error("adminer starts without its profile")
	}
	db, api := project.Services["db"], project.Services["api"]
	if len(db.Ports) > 0 || !project.Networks["back"].Internal {
		t.Error("the database can be reached from outside")
	}
	// The image keeps PGDATA one folder deeper since version 18.
	if got := db.Volumes[0].Target; got != "/var/lib/postgresql" {
		t.Errorf("the data are lost: the volume is on %s", got)
	}
	if !api.ReadOnly || len(api.CapDrop) == 0 {
		t.Error("the service may do more than it needs")
	}
}
