package anatomy_test

import (
	"encoding/base64"
	"fmt"
	"strings"
	"testing"
	"time"

	"route500k/content/3-middle/jwt/anatomy"
)

// region:use

func Example() {
	key := []byte("32 random bytes from a secret...")
	now := time.Unix(1_800_000_000, 0)
	token, _ := anatomy.Sign(anatomy.Claims{
		Subject: "7", Role: "buyer",
		Expires: now.Add(10 * time.Minute).Unix(),
	}, key)

	parts := strings.Split(token, ".")
	for _, part := range parts[:2] { // nobody needs the key to read
		text, _ := base64.RawURLEncoding.DecodeString(part)
		fmt.Printf("%s\n", text)
	}
	show := func(token string, now time.Time) {
		c, err := anatomy.Verify(token, key, now)
		fmt.Println(c.Role, err)
	}
	show(token, now)
	show(token, now.Add(time.Hour))

	claims := `{"sub":"7","role":"admin","exp":1900000000}`
	parts[1] = base64.RawURLEncoding.EncodeToString([]byte(claims))
	show(strings.Join(parts, "."), now)
	// Output:
	// {"alg":"HS256","typ":"JWT"}
	// {"sub":"7","role":"buyer","exp":1800000600}
	// buyer <nil>
	//  expired
	//  wrong signature
}

// endregion

func TestNoToken(t *testing.T) {
	for _, token := range []string{"", ".", "..", "a.b", "a.b.c", "a"} {
		_, err := anatomy.Verify(token, []byte("key"), time.Now())
		if err == nil {
			t.Errorf("%q was taken for a token", token)
		}
	}
}
