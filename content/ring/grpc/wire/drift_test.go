package wire_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/bufbuild/protocompile"
	"google.golang.org/protobuf/proto"
	"google.golang.org/protobuf/reflect/protodesc"

	"route500k/content/ring/grpc/shopv1"
)

// region:drift

// TestGenerated fails when shop.proto has changed and the code that is
// generated of it has not.
func TestGenerated(t *testing.T) {
	compiler := protocompile.Compiler{
		Resolver: protocompile.WithStandardImports(
			&protocompile.SourceResolver{ImportPaths: []string{".."}}),
	}
	files, err := compiler.Compile(t.Context(), "shopv1/shop.proto")
	if err != nil {
		t.Fatal(err)
	}
	want := protodesc.ToFileDescriptorProto(files[0])
	got := protodesc.ToFileDescriptorProto(shopv1.File_shopv1_shop_proto)
	if !proto.Equal(got, want) {
		t.Error("shop.pb.go is not of this shop.proto: run protoc")
	}

	// The services stand in a file of their own.
	desc := shopv1.Shop_ServiceDesc
	var have, declared []string
	for _, m := range desc.Methods {
		have = append(have, fmt.Sprint(m.MethodName, false, false))
	}
	for _, m := range desc.Streams {
		have = append(have, fmt.Sprint(m.StreamName,
			m.ClientStreams, m.ServerStreams))
	}
	for _, m := range want.GetService()[0].GetMethod() {
		declared = append(declared, fmt.Sprint(m.GetName(),
			m.GetClientStreaming(), m.GetServerStreaming()))
	}
	slices.Sort(have)
	slices.Sort(declared)
	if !slices.Equal(have, declared) {
		t.Errorf("shop_grpc.pb.go has %q, want %q", have, declared)
	}
}

// endregion
