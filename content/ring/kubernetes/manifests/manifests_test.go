package manifests

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	appsv1 "k8s.io/api/apps/v1"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"sigs.k8s.io/yaml"

	"route500k/content/internal/proof"
)

func load(t testing.TB, file string) []runtime.Object {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	objects, err := Decode(text)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return objects
}

// TestFiles decodes every file beside it and holds it to the rules.
func TestFiles(t *testing.T) {
	files, err := filepath.Glob("*.yaml")
	if err != nil || len(files) != 5 {
		t.Fatalf("%v: %v", files, err)
	}
	for _, file := range files {
		for _, fault := range Check(load(t, file)) {
			t.Errorf("%s: %s", file, fault)
		}
	}
}

// TestShop is what the page's task has to pass.
func TestShop(t *testing.T) {
	for _, fault := range Check(load(t, "shop.yaml")) {
		t.Error(fault)
	}
}

func TestDraft(t *testing.T) {
	faults := Check(load(t, "testdata/start/shop.yaml"))
	proof.Golden(t, "testdata/start/want.txt",
		strings.Join(faults, "\n"))
}

// TestTypo shows what a decoder without strictness swallows.
func TestTypo(t *testing.T) {
	text, err := os.ReadFile("testdata/typo.yaml")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Decode(text)
	if !runtime.IsStrictDecodingError(errors.Unwrap(err)) {
		t.Fatalf("strict: %v", err)
	}
	var out strings.Builder
	for part := range strings.SplitSeq(err.Error(), ", ") {
		fmt.Fprintln(&out, strings.Replace(part,
			"document 1: strict decoding error: ", "strict:\n", 1))
	}
	objects, err := decode(text, false)
	if err != nil {
		t.Fatal(err)
	}
	d := objects[0].(*appsv1.Deployment)
	c := d.Spec.Template.Spec.Containers[0]
	fmt.Fprintf(&out, "lenient:\nreplicas set %t, probe %t, requests %d\n",
		d.Spec.Replicas != nil, c.ReadinessProbe != nil,
		len(c.Resources.Requests))
	proof.Golden(t, "testdata/typo.txt", out.String())
}

func TestQoS(t *testing.T) {
	var out strings.Builder
	for _, text := range []string{
		"{}",
		"{requests: {cpu: 250m}}",
		"{limits: {memory: 256Mi}}",
		"{requests: {cpu: 1, memory: 1Gi}, limits: {memory: 1Gi}}",
		"{limits: {cpu: 1, memory: 1Gi}}",
		"{requests: {cpu: 1000m}, limits: {cpu: 1, memory: 1Gi}}",
	} {
		fmt.Fprintf(&out, "%-57s%s\n", text, QoS(pod(t, text)))
	}
	two := pod(t, "{limits: {cpu: 1, memory: 1Gi}}")
	two.Containers = append(two.Containers, corev1.Container{})
	fmt.Fprintf(&out, "%-57s%s\n",
		"the same and a sidecar without resources", QoS(two))
	proof.Golden(t, "testdata/qos.txt", out.String())
}

// pod has one container with these resources.
func pod(t testing.TB, resources string) corev1.PodSpec {
	t.Helper()
	var c corev1.Container
	err := yaml.UnmarshalStrict([]byte(resources), &c.Resources)
	if err != nil {
		t.Fatal(err)
	}
	return corev1.PodSpec{Containers: []corev1.Container{c}}
}

func ExampleQoS() {
	classes()
	// Output:
	// BestEffort
	// Burstable
	// Guaranteed
	// Burstable
}

func TestOrders(t *testing.T) {
	d := load(t, "orders.yaml")[0].(*appsv1.Deployment)
	if got := QoS(d.Spec.Template.Spec); got != corev1.PodQOSBurstable {
		t.Errorf("class %s", got)
	}
	// A file that applies clean must not depend on its siblings' order,
	// but the migration must run the code that will be rolled out.
	j := load(t, "migrate.yaml")[0].(*batchv1.Job)
	image := func(p corev1.PodTemplateSpec) string {
		return p.Spec.Containers[0].Image
	}
	if image(j.Spec.Template) != image(d.Spec.Template) {
		t.Error("the migration is of another version")
	}
}

// TestEachRule takes one thing after another from a good file.
func TestEachRule(t *testing.T) {
	text, err := os.ReadFile("orders.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ old, replacement, want string }{
		{"orders:1.4.2", "orders:latest", "the image is not pinned"},
		{"cpu: 250m, ", "", "requests are not set"},
		{"limits: { memory: 256Mi }", "", "memory has no limit"},
		{"230MiB", "256MiB", "GOMEMLIMIT is not below the limit"},
		{"path: /readyz", "path: /livez", "what readiness asks"},
		{"sleep: { seconds: 5 }", "sleep: { seconds: 1 }", "lists lag 5s"},
		{"value: 25s", "value: 35s", "needs 40s to stop"},
		{"spec: # no", "spec:\n  replicas: 3 # no", "belong to the HPA"},
		{"labels: { app: orders, role: api }", "labels: { app: order }",
			"selects not its own pods"},
		{"configMapRef: { name: orders }", "configMapRef: { name: order }",
			"no config map order"},
		{"name: http, containerPort", "name: web, containerPort",
			"no port http"},
		{"  maxUnavailable: 1", "  minAvailable: 100%",
			"no node can be drained"},
	} {
		changed := strings.Replace(string(text), test.old,
			test.replacement, 1)
		objects, err := Decode([]byte(changed))
		if err != nil {
			t.Fatalf("%s: %v", test.replacement, err)
		}
		got := strings.Join(Check(objects), "\n")
		if changed == string(text) || !strings.Contains(got, test.want) {
			t.Errorf("%s: %q, want %q", test.replacement, got, test.want)
		}
	}
}
