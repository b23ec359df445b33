// SPDX-License-Identifier: EUPL-1.2
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>
#include "command.h"

enum { LARGE = 1 << 16, HELD_MOST = 1 << 22, SOME = 20 };

/* A reader that has left (head, a pager closed) is not an error: the rest has nobody to go to. */
static int out_write(struct cli *c, const char *s, size_t len, struct err *e)
{
	while (len > 0 && !c->broken) {
		ssize_t n = write(STDOUT_FILENO, s, len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0 && errno != EPIPE)
			return err_errno(e, _("standard output"));
		c->broken = n < 0;
		s += n < 0 ? 0 : n;
		len -= n < 0 ? 0 : (size_t)n;
	}
	return c->broken ? err_set(e, ERR_DATA, _("Nobody reads the output any more"), NULL) : 0;
}

int out_flush(struct cli *c, struct err *e)
{
	int code = out_write(c, c->out->s + c->taken, c->out->len - c->taken, e);

	sb_clear(c->out);
	c->taken = c->offered = 0;
	return code;
}

/* PIPE_BUF bytes would go without waiting. */
static bool reader_takes(void)
{
	struct pollfd p = {.fd = STDOUT_FILENO, .events = POLLOUT};

	return poll(&p, 1, 0) != 0;
}

/* The journal is read meanwhile: what nobody takes yet is held, so that another program may write. A slow reader is waited for beyond HELD_MOST, so
   that memory does not grow with the journal. */
static void out_relieve(struct cli *c)
{
	size_t left = c->out->len - c->taken;

	if (c->out->len < c->offered + LARGE)
		return;
	while (left && !c->wrong.code && (left > HELD_MOST || reader_takes())) {
		size_t some = left < PIPE_BUF ? left : PIPE_BUF;
		out_write(c, c->out->s + c->taken, some, &c->wrong);
		c->taken += some;
		left -= some;
	}
	if (c->taken >= left) { /* what moves is less than what went */
		sb_remove(c->out, 0, c->taken);
		c->taken = 0;
	}
	c->offered = c->out->len;
}

void out_text(struct cli *c, const char *s)
{
	sb_add(c->out, s);
	out_relieve(c);
}

void out_format(struct cli *c, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	sb_vaddf(c->out, fmt, ap);
	va_end(ap);
	out_relieve(c);
}

void visible_line(strbuf *out, const char *s)
{
	size_t at = out->len, len = strlen(s);

	if (text_needs_visible(s, len))
		text_visible(out, s, len, true);
	else
		sb_addn(out, s, len);
	for (char *p = out->s + at; (p = strpbrk(p, "\n\t")); p++)
		*p = ' ';
}

void out_visible(struct cli *c, const char *s)
{
	visible_line(c->out, s);
	out_relieve(c);
}

void out_json(struct cli *c, const char *s)
{
	json_text(c->out, s, strlen(s));
	out_relieve(c);
}

void out_json_field(struct cli *c, const char *name, const char *text, bool first)
{
	out_format(c, "%s\"%s\":", first ? "" : ",", name);
	out_json(c, text);
}

static int sink_out(void *data, const char *s, size_t len, struct err *e)
{
	struct cli *c = data;

	sb_addn(c->out, s, len);
	out_relieve(c);
	return c->wrong.code ? err_set(e, c->wrong.code, c->wrong.what, c->wrong.todo) : 0;
}

sink out_sink(struct cli *c)
{
	return (sink){sink_out, c};
}

void say(const char *fmt, ...)
{
	AUTO_CTX(tmp);
	strbuf *b = sb_new(tmp), *seen = sb_new(tmp);
	va_list ap;

	va_start(ap, fmt);
	sb_vaddf(b, fmt, ap);
	va_end(ap);
	text_visible(seen, b->s, b->len, false);
	fprintf(stderr, "carnet: %s\n", seen->s);
}

static void say_first(const struct problems *p, size_t most)
{
	for (size_t i = 0; i < p->count && i < most; i++) {
		AUTO_CTX(tmp);
		char *text = err_text(tmp, &p->list[i]);
		if (p->list[i].warning)
			say(_("to check: %s"), text);
		else
			say("%s", text);
	}
	if (p->count > most)
		say(ngettext("and %zu line more", "and %zu lines more", (unsigned long)(p->count - most)), p->count - most);
}

void say_problems(const struct problems *p)
{
	say_first(p, p->count);
}

void say_some_problems(const struct problems *p)
{
	say_first(p, SOME);
}

int say_damage(struct cli *c, const struct problems *p, struct err *e)
{
	int code = p->errors ? out_flush(c, e) : 0;

	say_some_problems(p);
	return code ? code : p->errors ? ERR_DATA : 0;
}
