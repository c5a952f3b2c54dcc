package wire_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/bufbuild/protocompile"
	"google.golang.org/protobuf/encoding/protojson"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protoreflect"
	"google.golang.org/protobuf/types/dynamicpb"

	"route500k/content/internal/proof"
)

// compile reads a .proto as protoc would, inside the process.
func compile(
	ctx context.Context, text string,
) (protoreflect.FileDescriptor, error) {
	source := map[string]string{"shop.proto": text}
	compiler := protocompile.Compiler{
		Resolver: &protocompile.SourceResolver{
			Accessor: protocompile.SourceAccessorFromMap(source),
		},
	}
	files, err := compiler.Compile(ctx, "shop.proto")
	if err != nil {
		return nil, err
	}
	return files[0], nil
}

// empty is a message of a schema that the program was not built with.
func empty(t *testing.T, fields string) *dynamicpb.Message {
	t.Helper()
	file, err := compile(t.Context(), `syntax = "proto3";
		enum Status { NONE = 0; PAID = 1; }
		message M { `+fields+` }`)
	if err != nil {
		t.Fatal(err)
	}
	return dynamicpb.NewMessage(file.Messages().ByName("M"))
}

func fill(t *testing.T, fields, text string) *dynamicpb.Message {
	t.Helper()
	m := empty(t, fields)
	if err := protojson.Unmarshal([]byte(text), m); err != nil {
		t.Fatal(err)
	}
	return m
}

// compact is protojson without the spaces, which it sets at random.
func compact(t *testing.T, m proto.Message) string {
	t.Helper()
	text, err := protojson.Marshal(m)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := json.Compact(&out, text); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// field is what a message has in f, if anything.
func field(t *testing.T, m *dynamicpb.Message) string {
	t.Helper()
	var got map[string]json.RawMessage
	if err := json.Unmarshal([]byte(compact(t, m)), &got); err != nil {
		t.Fatal(err)
	}
	if len(m.GetUnknown()) > 0 {
		return fmt.Sprintf("nothing; unknown %x", []byte(m.GetUnknown()))
	}
	return string(got["f"])
}

func TestTypes(t *testing.T) {
	var out strings.Builder
	fmt.Fprintf(&out, "%-17s%-17s%-12s%s\n", "field 1 was", "is now",
		"written", "read")
	for _, change := range []struct{ was, is, value string }{
		{"int32", "int64", "-5"},
		{"string", "repeated string", `"a"`},
		{"int32", "repeated int32", "7"},
		{"int32", "Status", "5"},

		{"int64", "int32", "5000000000"},
		{"int32", "uint32", "-1"},
		{"int32", "sint32", "5"},
		{"int32", "bool", "5"},
		{"repeated string", "string", `["a","b"]`},

		{"int32", "fixed32", "5"},
		{"int32", "string", "5"},
		{"repeated int32", "int32", "[7,8]"},
		{"bytes", "string", `"/w=="`},
	} {
		from := fill(t, change.was+" f = 1;", `{"f":`+change.value+`}`)
		to := empty(t, change.is+" f = 1;")
		read := ""
		if err := proto.Unmarshal(encode(t, from), to); err != nil {
			_, reason, _ := strings.Cut(err.Error(), "M.f ")
			read = "error: " + reason
		} else {
			read = field(t, to)
		}
		fmt.Fprintf(&out, "%-17s%-17s%-12s%s\n", change.was, change.is,
			change.value, read)
	}
	proof.Golden(t, "testdata/types.txt", out.String())
}

func TestNames(t *testing.T) {
	var out strings.Builder
	const was = "int32 price = 1; int32 rest = 2;"
	value := fill(t, was, `{"price":7,"rest":8}`)
	for _, change := range []struct{ name, fields string }{
		{"renamed", "int32 cost = 1; int32 rest = 2;"},
		{"renumbered", "int32 price = 3; int32 rest = 2;"},
		{"into one oneof", "oneof x { int32 price = 1; int32 rest = 2; }"},
	} {
		to := empty(t, change.fields)
		if err := proto.Unmarshal(encode(t, value), to); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%-15s binary: %s\n", change.name,
			compact(t, to))
		to = empty(t, change.fields)
		err := protojson.Unmarshal([]byte(compact(t, value)), to)
		result := compact(t, to)
		if err != nil {
			// The space after "proto:" is chosen at random, too.
			_, reason, _ := strings.Cut(err.Error(), "): ")
			result = reason
		}
		fmt.Fprintf(&out, "%-15s JSON:   %s\n", "", result)
	}
	proof.Golden(t, "testdata/names.txt", out.String())

	// A name of an enum that the reader does not know.
	status := empty(t, "Status f = 1;")
	err := protojson.Unmarshal([]byte(`{"f":"LOST"}`), status)
	if err == nil {
		t.Error("protojson has read an unknown name of an enum")
	}
}

func TestMiddle(t *testing.T) {
	const old = "int32 total = 1;"
	const fresh = old + " int32 discount = 2;"
	order := fill(t, fresh, `{"total":100,"discount":5}`)
	var out strings.Builder
	arrives := func(by string, b []byte) {
		got := empty(t, fresh)
		if err := proto.Unmarshal(b, got); err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&out, "%-22s%s\n", by, compact(t, got))
	}
	middle := empty(t, old)
	if err := proto.Unmarshal(encode(t, order), middle); err != nil {
		t.Fatal(err)
	}
	arrives("encoded again", encode(t, middle))

	copied := empty(t, old)
	total := copied.Descriptor().Fields().ByName("total")
	copied.Set(total, middle.Get(
		middle.Descriptor().Fields().ByName("total")))
	arrives("copied field by field", encode(t, copied))
	arrives("by way of JSON", encode(t, fill(t, old, compact(t, middle))))
	proof.Golden(t, "testdata/middle.txt", out.String())
}

func TestRefused(t *testing.T) {
	var out strings.Builder
	for _, text := range []string{
		`syntax = "proto3";
message Order {
  reserved 6;
  reserved "discount";
  int32 bonus = 6;
}`,
		`syntax = "proto3";
message Order {
  reserved 6;
  reserved "discount";
  int32 discount = 7;
}`,
		`syntax = "proto3";
enum OrderStatus {
  ORDER_STATUS_PLACED = 1;
}`,
	} {
		_, err := compile(t.Context(), text)
		if err == nil {
			t.Fatalf("compiled:\n%s", text)
		}
		fmt.Fprintln(&out, err)
	}
	proof.Golden(t, "testdata/refused.txt",
		proof.Fold(out.String(), proof.Width))
}

func TestPresence(t *testing.T) {
	const (
		proto3  = `syntax = "proto3"; message M { %s n = 1; } `
		edition = `edition = "2023"; message M { %s n = 1; } `
	)
	var out strings.Builder
	fmt.Fprintf(&out, "%-30s%-9s%-7s%s\n", "field 1", "value", "bytes",
		"is set")
	for _, schema := range []struct{ name, text, kind string }{
		{"proto3 int32", proto3, "int32"},
		{"proto3 optional int32", proto3, "optional int32"},
		{"edition 2023 int32", edition, "int32"},
		{"proto3 message", proto3, "M"},
	} {
		file, err := compile(t.Context(),
			fmt.Sprintf(schema.text, schema.kind))
		if err != nil {
			t.Fatal(err)
		}
		m := dynamicpb.NewMessage(file.Messages().ByName("M"))
		n := m.Descriptor().Fields().ByName("n")
		for _, value := range []string{"not set", "zero"} {
			if value == "zero" {
				m.Set(n, m.NewField(n))
			}
			got := dynamicpb.NewMessage(m.Descriptor())
			b := encode(t, m)
			if err := proto.Unmarshal(b, got); err != nil {
				t.Fatal(err)
			}
			bytes := fmt.Sprintf("%x", b)
			if bytes == "" {
				bytes = "none"
			}
			fmt.Fprintf(&out, "%-30s%-9s%-7s%v\n", schema.name, value,
				bytes, got.Has(n))
		}
	}
	proof.Golden(t, "testdata/presence.txt", out.String())
}
