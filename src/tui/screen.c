// SPDX-License-Identifier: EUPL-1.2
#include "screen.h"

void *screen_new(struct app *app, size_t size, const struct screen_ops *ops, const char *name)
{
	struct screen *s = mem_alloc(app, size, name);
	s->ops = ops;
	s->app = app;
	return s;
}

bool screen_typing(const struct screen *s)
{
	return s->ops->typing && s->ops->typing(s);
}
