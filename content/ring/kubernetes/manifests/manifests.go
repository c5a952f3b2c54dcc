// Package manifests reads Kubernetes objects as strictly as the API server
// does for kubectl, and judges them by rules of the team's own.
package manifests

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"

	appsv1 "k8s.io/api/apps/v1"
	autoscalingv2 "k8s.io/api/autoscaling/v2"
	batchv1 "k8s.io/api/batch/v1"
	corev1 "k8s.io/api/core/v1"
	networkingv1 "k8s.io/api/networking/v1"
	policyv1 "k8s.io/api/policy/v1"
	rbacv1 "k8s.io/api/rbac/v1"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/serializer/json"
	"k8s.io/apimachinery/pkg/util/yaml"
)

// known are the kinds that a file may hold.
var known = func() *runtime.Scheme {
	scheme := runtime.NewScheme()
	for _, add := range []func(*runtime.Scheme) error{
		corev1.AddToScheme, appsv1.AddToScheme, batchv1.AddToScheme,
		autoscalingv2.AddToScheme, policyv1.AddToScheme,
		networkingv1.AddToScheme, rbacv1.AddToScheme,
	} {
		if err := add(scheme); err != nil {
			panic(err) // two types for one name: a mistake of the build
		}
	}
	return scheme
}()

// region:decode

// Decode reads all documents of a file. An unknown field, a field that
// stands twice and an unknown kind are errors.
func Decode(text []byte) ([]runtime.Object, error) {
	return decode(text, true)
}

func decode(text []byte, strict bool) ([]runtime.Object, error) {
	decoder := json.NewSerializerWithOptions(json.DefaultMetaFactory,
		known, known, json.SerializerOptions{Yaml: true, Strict: strict})
	documents := yaml.NewYAMLReader(
		bufio.NewReader(bytes.NewReader(text)))
	var objects []runtime.Object
	for {
		document, err := documents.Read()
		if errors.Is(err, io.EOF) {
			return objects, nil
		}
		if err != nil {
			return nil, err
		}
		object, _, err := decoder.Decode(document, nil, nil)
		if err != nil {
			return nil, fmt.Errorf("document %d: %w", len(objects)+1, err)
		}
		objects = append(objects, object)
	}
}

// endregion
