-- The group that an order belongs to: the id of the group's first order.
ALTER TABLE executed_orders ADD COLUMN group_id TEXT;
CREATE INDEX orders_by_group ON executed_orders (group_id) WHERE group_id IS NOT NULL;
