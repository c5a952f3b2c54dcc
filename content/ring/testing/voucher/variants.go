package voucher

import (
	"context"
	"fmt"
)

// region:refactored

// SpendFirst answers as Apply does, but lets the atomic step decide.
func SpendFirst(ctx context.Context, s Store, o Order) (int64, error) {
	if o.Code == "" {
		return o.Total, nil
	}
	if err := s.Spend(ctx, o.Code, o.ID); err != nil {
		return 0, fmt.Errorf("order %s: %w", o.ID, err)
	}
	v, err := s.Find(ctx, o.Code)
	if err != nil {
		return 0, fmt.Errorf("order %s: %w", o.ID, err)
	}
	return max(o.Total-v.Off, 0), nil
}

// endregion

// Swapped is Apply with a mistake that the compiler cannot see.
func Swapped(ctx context.Context, s Store, o Order) (int64, error) {
	if o.Code == "" {
		return o.Total, nil
	}
	v, err := s.Find(ctx, o.Code)
	if err != nil {
		return 0, fmt.Errorf("order %s: %w", o.ID, err)
	}
	if err := s.Spend(ctx, o.ID, o.Code); err != nil {
		return 0, fmt.Errorf("order %s: %w", o.ID, err)
	}
	return max(o.Total-v.Off, 0), nil
}
