package refresh

import (
	"context"

	"github.com/jackc/pgx/v5"
)

// region:naive

// RotateForgetful is Rotate with one mistake: it reports the theft by an
// error of the transaction.
func (s *Store) RotateForgetful(
	ctx context.Context, token string,
) (session Session, err error) {
	err = pgx.BeginFunc(ctx, s.DB, func(tx pgx.Tx) error {
		state, err := look(ctx, tx, token)
		if err != nil {
			return err
		}
		verdict := state.verdict(s.Grace)
		if verdict == ErrReused {
			err := revoke(ctx, tx, state.session, "reuse")
			if err != nil {
				return err
			}
			return ErrReused // ROLLBACK
		}
		// endregion
		if verdict != nil {
			return verdict
		}
		session = Session{ID: state.session, User: state.user}
		_, err = tx.Exec(ctx, `UPDATE refresh_tokens
			SET used_at = now() WHERE hash = $1`, hash(token))
		if err != nil {
			return err
		}
		session.Refresh, err = s.issue(ctx, tx, session.ID)
		return err
	})
	return session, err
}
