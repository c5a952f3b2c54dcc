package wire_test

import (
	"fmt"

	"google.golang.org/protobuf/proto"

	"route500k/content/ring/grpc/shopv1"
)

func Example_merge() {
	// region:merge
	first, _ := proto.Marshal(&shopv1.Order{
		Id: "o-1", TotalKopecks: 500,
		Items: []*shopv1.Item{{Sku: "tea"}},
	})
	second, _ := proto.Marshal(&shopv1.Order{
		TotalKopecks: 700,
		Items:        []*shopv1.Item{{Sku: "cup"}},
	})
	var sum shopv1.Order
	err := proto.Unmarshal(append(first, second...), &sum)
	fmt.Println(sum.GetId(), sum.GetTotalKopecks(),
		len(sum.GetItems()), err)
	// endregion

	// Output:
	// o-1 700 2 <nil>
}

func Example_empty() {
	// region:empty
	for _, order := range []*shopv1.Order{
		nil,
		{},
		{TotalKopecks: 0, Items: []*shopv1.Item{}},
		{Comment: new("")},
		{Payment: &shopv1.Order_CardToken{}},
	} {
		b, err := proto.Marshal(order)
		fmt.Println(len(b), order.GetComment() == "", err)
	}
	// endregion

	// Output:
	// 0 true <nil>
	// 0 true <nil>
	// 0 true <nil>
	// 2 true <nil>
	// 2 true <nil>
}
