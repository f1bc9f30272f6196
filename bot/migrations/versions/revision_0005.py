"""Reminders: who is reminded of what, what was told and what became of it; words asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the schema to this revision."""
    op.create_table('awaited_words',
    sa.Column('platform', sa.String(length=16), nullable=False),
    sa.Column('chat', sa.String(length=128), nullable=False),
    sa.Column('thread', sa.String(length=128), nullable=False),
    sa.Column('sender', sa.String(length=128), nullable=False),
    sa.Column('purpose', sa.JSON(), nullable=False),
    sa.Column('since', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('platform', 'chat', 'thread', 'sender', name=op.f('pk_awaited_words'))
    )
    op.create_table('reminder_presses',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('target', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('matter', sa.String(length=64), nullable=False),
    sa.Column('occurrence', sa.String(length=32), nullable=False),
    sa.Column('what', sa.String(length=16), nullable=False),
    sa.Column('until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('by', sa.String(length=160), nullable=False),
    sa.Column('name', sa.Text(), nullable=True),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reminder_presses'))
    )
    op.create_index('ix_reminder_presses_due', 'reminder_presses', ['target', 'matter', 'occurrence', 'id'], unique=False)
    op.create_table('reminder_pulse',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('ticked_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('revision', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('trouble', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reminder_pulse'))
    )
    op.create_table('reminder_targets',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('platform', sa.String(length=16), nullable=False),
    sa.Column('chat', sa.String(length=128), nullable=False),
    sa.Column('thread', sa.String(length=128), nullable=False),
    sa.Column('is_group', sa.Boolean(), nullable=False),
    sa.Column('label', sa.Text(), nullable=False),
    sa.Column('wishes', sa.JSON(), nullable=False),
    sa.Column('managers', sa.JSON(), nullable=False),
    sa.Column('responsible', sa.JSON(), nullable=True),
    sa.Column('fallback', sa.JSON(), nullable=True),
    sa.Column('planned_through', sa.DateTime(timezone=True), nullable=False),
    sa.Column('created_by', sa.String(length=160), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('paused_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('lost_at', sa.DateTime(timezone=True), nullable=True),
    sa.Column('lost_reason', sa.Text(), nullable=True),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reminder_targets')),
    sa.UniqueConstraint('kind', 'platform', 'chat', 'thread', name=op.f('uq_reminder_targets_kind')),
    sqlite_autoincrement=True
    )
    op.create_table('own_reminders',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('target', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('what', sa.Text(), nullable=False),
    sa.Column('when', sa.JSON(), nullable=False),
    sa.Column('start', sa.Date(), nullable=False),
    sa.Column('leads', sa.JSON(), nullable=True),
    sa.Column('at', sa.String(length=5), nullable=True),
    sa.Column('created_by', sa.String(length=160), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('paused_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['target'], ['reminder_targets.id'], name=op.f('fk_own_reminders_target'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_own_reminders')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_own_reminders_target', 'own_reminders', ['target'], unique=False)
    op.create_table('reminder_letters',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('target', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('platform', sa.String(length=16), nullable=False),
    sa.Column('chat', sa.String(length=128), nullable=False),
    sa.Column('thread', sa.String(length=128), nullable=True),
    sa.Column('is_group', sa.Boolean(), nullable=False),
    sa.Column('state', sa.String(length=16), nullable=False),
    sa.Column('is_late', sa.Boolean(), nullable=False),
    sa.Column('made_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('message_id', sa.String(length=200), nullable=True),
    sa.Column('reason', sa.Text(), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['target'], ['reminder_targets.id'], name=op.f('fk_reminder_letters_target'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reminder_letters')),
    sqlite_autoincrement=True
    )
    op.create_index('ix_reminder_letters_state', 'reminder_letters', ['state', 'id'], unique=False)
    op.create_index('ix_reminder_letters_target', 'reminder_letters', ['target', 'id'], unique=False)
    op.create_table('reminder_subscriptions',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('target', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('kind', sa.String(length=16), nullable=False),
    sa.Column('key', sa.Text(), nullable=False),
    sa.Column('name', sa.Text(), nullable=False),
    sa.Column('created_by', sa.String(length=160), nullable=False),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['target'], ['reminder_targets.id'], name=op.f('fk_reminder_subscriptions_target'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reminder_subscriptions')),
    sa.UniqueConstraint('target', 'kind', 'key', name=op.f('uq_reminder_subscriptions_target')),
    sqlite_autoincrement=True
    )
    op.create_table('reminder_tendings',
    sa.Column('target', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('matter', sa.String(length=64), nullable=False),
    sa.Column('occurrence', sa.String(length=32), nullable=False),
    sa.Column('taken_by', sa.String(length=160), nullable=True),
    sa.Column('taken_name', sa.Text(), nullable=True),
    sa.Column('snoozed_until', sa.DateTime(timezone=True), nullable=True),
    sa.Column('closed_by', sa.String(length=160), nullable=True),
    sa.Column('closed_name', sa.Text(), nullable=True),
    sa.Column('closed_at', sa.DateTime(timezone=True), nullable=True),
    sa.ForeignKeyConstraint(['target'], ['reminder_targets.id'], name=op.f('fk_reminder_tendings_target'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('target', 'matter', 'occurrence', name=op.f('pk_reminder_tendings'))
    )
    op.create_table('reminder_occasions',
    sa.Column('id', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), autoincrement=True, nullable=False),
    sa.Column('target', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=False),
    sa.Column('matter', sa.String(length=64), nullable=False),
    sa.Column('occurrence', sa.String(length=32), nullable=False),
    sa.Column('step', sa.String(length=64), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('last', sa.Date(), nullable=False),
    sa.Column('told', sa.JSON(), nullable=False),
    sa.Column('state', sa.String(length=16), nullable=False),
    sa.Column('letter', sa.BigInteger().with_variant(sa.Integer(), 'sqlite'), nullable=True),
    sa.Column('created_at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('updated_at', sa.DateTime(timezone=True), nullable=False),
    sa.ForeignKeyConstraint(['letter'], ['reminder_letters.id'], name=op.f('fk_reminder_occasions_letter'), ondelete='SET NULL'),
    sa.ForeignKeyConstraint(['target'], ['reminder_targets.id'], name=op.f('fk_reminder_occasions_target'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_reminder_occasions')),
    sa.UniqueConstraint('target', 'matter', 'occurrence', 'step', name=op.f('uq_reminder_occasions_target'))
    )
    op.create_index('ix_reminder_occasions_letter', 'reminder_occasions', ['letter'], unique=False)
    op.create_index('ix_reminder_occasions_state', 'reminder_occasions', ['state', 'at'], unique=False)


def downgrade() -> None:
    """Bring the schema back to the revision before; every reminder ends."""
    op.drop_index('ix_reminder_occasions_state', table_name='reminder_occasions')
    op.drop_index('ix_reminder_occasions_letter', table_name='reminder_occasions')
    op.drop_table('reminder_occasions')
    op.drop_table('reminder_tendings')
    op.drop_table('reminder_subscriptions')
    op.drop_index('ix_reminder_letters_target', table_name='reminder_letters')
    op.drop_index('ix_reminder_letters_state', table_name='reminder_letters')
    op.drop_table('reminder_letters')
    op.drop_index('ix_own_reminders_target', table_name='own_reminders')
    op.drop_table('own_reminders')
    op.drop_table('reminder_targets')
    op.drop_table('reminder_pulse')
    op.drop_index('ix_reminder_presses_due', table_name='reminder_presses')
    op.drop_table('reminder_presses')
    op.drop_table('awaited_words')
