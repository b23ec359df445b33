// SPDX-License-Identifier: EUPL-1.2
/* The agenda that an invitation tells in its text: offered, and taken when it is asked for. */
#include <string.h>
#include <strings.h>
#include <carnet/base/mem.h>
#include <carnet/library/topics.h>
#include <carnet/rules/agenda.h>
#include "ics.h"

enum { POINTS_LEAST = 2, POINTS_MOST = 60, TEXT_MOST = 1 << 16, TITLE_MOST = 500 };

/* What a tag of a text in HTML is worth in plain text; others are nothing. */
static const struct {
	const char *tag, *plain;
} tags[] = {
	{"<br", "\n"},   {"<p>", "\n"},    {"<p ", "\n"},    {"</p>", "\n"}, {"<div", "\n"}, {"</div", "\n"},
	{"<li", "\n- "}, {"</li", "\n"},   {"</ol", "\n"},   {"</ul", "\n"}, {"<tr", "\n"},
};
static const struct {
	const char *name, *sign;
} signs[] = {{"&nbsp;", " "}, {"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}};

static size_t tag_at(strbuf *out, const char *s)
{
	size_t len = strcspn(s, ">");

	if (s[len] != '>' || len < 2 || strchr(" =-0123456789", s[1]))
		return 0;
	for (size_t i = 0; i < LENGTH(tags); i++)
		if (!strncasecmp(s, tags[i].tag, strlen(tags[i].tag))) {
			sb_add(out, tags[i].plain);
			break;
		}
	return len + 1;
}

static size_t sign_at(strbuf *out, const char *s)
{
	for (size_t i = 0; i < LENGTH(signs); i++)
		if (!strncmp(s, signs[i].name, strlen(signs[i].name))) {
			sb_add(out, signs[i].sign);
			return strlen(signs[i].name);
		}
	return 0;
}

static const char *plain_text(const void *parent, const char *text)
{
	strbuf *out = sb_new(parent);

	while (*text && out->len < TEXT_MOST) {
		size_t n = *text == '<' ? tag_at(out, text) : *text == '&' ? sign_at(out, text) : 0;
		if (!n)
			sb_addc(out, *text);
		text += n ? n : 1;
	}
	while (out->len && ((unsigned char)*text & 0xc0) == 0x80)
		sb_addc(out, *text++); /* the last sign is whole */
	return out->s;
}

static bool has_points(struct ics_in *s, const char *meeting)
{
	AUTO_CTX(tmp);
	query *own = query_new(tmp, &e_agenda_item);

	query_where(own, "meeting", OP_IS, value_int(journal_uid(s->j, &e_meeting, meeting, NULL, NULL)));
	return journal_count(s->j, own, 1) > 0;
}

static void put(struct incoming *i, const char *name, value v)
{
	size_t k = (size_t)field_index_named(&e_agenda_item, name);

	i->r->v[k] = v;
	i->given[k] = true;
}

/* As a point that is typed gets it; without a guide that can be read, none. */
static const char *topic_of(struct invitation *v, const void *parent, const char *title)
{
	AUTO_ERR unread = {0};
	topic *near;
	size_t n = 0;

	return !v->s->in->l || library_topics_for(v->s->in->l, parent, title, 1, &near, &n, &unread) || !n ? "" : near[0].id;
}

static int points_take(struct invitation *v, const char *meeting, char *const *titles, size_t count, struct err *e)
{
	int code = 0;

	for (size_t k = 0; k < count && !code; k++) {
		struct incoming *i = incoming_new(v->s->in, &e_agenda_item, v->ev->line);
		put(i, "meeting", value_text(i->r, meeting));
		put(i, "position", value_int((int64_t)k + 1));
		put(i, "title", value_text(i->r, ics_line(i, titles[k], TITLE_MOST)));
		put(i, "topic", value_text(i->r, topic_of(v, i, record_text(i->r, "title"))));
		ics_told(v->s, TOLD_POINT, record_text(i->r, "title"));
		code = import_take(v->s->in, i, e);
	}
	return code;
}

int ics_points(struct invitation *v, const char *meeting, bool fresh, struct err *e)
{
	AUTO_CTX(tmp);
	char **titles;
	size_t count = 0;

	if (!v->ev->text || (!fresh && !v->s->points))
		return 0;
	const char *text = plain_text(tmp, v->ev->text);
	if (!agenda_told(text))
		return 0;
	agenda_split(tmp, text, &titles, &count);
	if (count < POINTS_LEAST || count > POINTS_MOST || has_points(v->s, meeting))
		return 0;
	if (v->s->points)
		return points_take(v, meeting, titles, count, e);
	ics_tell_points(v, count);
	return 0;
}
