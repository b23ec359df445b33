// SPDX-License-Identifier: EUPL-1.2
/* The Markdown of the content: what the doc room refuses, links that lead nowhere, acronyms that nobody explains. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include <carnet/base/i18n.h>
#include <carnet/doc/doc.h>
#include <carnet/record/registry.h>
#include <unictype.h>
#include <unistr.h>

#include "content.h"

typedef struct checking {
	content *c;
	const text_at *t;
} checking;

/* ---- links ---- */

static const struct { const char *prefix, *kind; } link_kinds[] = {
	{"page:", "page"}, {"sigle:", "word"}, {"source:", "source"}, {"topic:", "topic"}, {"entity:", NULL},
};

static bool leads_somewhere(const content *c, const char *kind, const char *name)
{
	return kind ? content_knows(c, kind, name) : entity_named(name) != NULL;
}

static void check_link(void *data, const node *link)
{
	checking *k = data;
	spot at = text_spot(k->t, link->at);
	for (size_t i = 0; i < LENGTH(link_kinds); i++) {
		size_t n = strlen(link_kinds[i].prefix);
		const char *name = link->target + n, *near;
		if (strncmp(link->target, link_kinds[i].prefix, n) != 0)
			continue;
		if (leads_somewhere(k->c, link_kinds[i].kind, name))
			return;
		near = link_kinds[i].kind ? content_near(k->c, link_kinds[i].kind, name) : NULL;
		if (near)
			COMPLAIN(k->c->p, at, _("the link %s leads nowhere|did you mean %s%s?"), link->target, link_kinds[i].prefix, near);
		else
			COMPLAIN(k->c->p, at, _("the link %s leads nowhere|write what it should lead to, or remove the link"), link->target);
		return;
	}
	COMPLAIN(k->c->p, at, _("“%s” is not a link of the guide|use page:, sigle:, source:, topic: or entity:; addresses live in sources.yaml"),
		 link->target);
}

/* ---- Markdown ---- */

static size_t offset_of(const char *s, size_t line, size_t column)
{
	const char *at = s;
	for (; line > 1 && strchr(at, '\n'); line--)
		at = strchr(at, '\n') + 1;
	return (size_t)(at - s) + column - 1;
}

static void check_headings(checking *k, const node *n)
{
	for (; n; n = n->next)
		if (n->kind == N_HEADING && n->level == 1)
			COMPLAIN(k->c->p, text_spot(k->t, n->at), _("a heading of level 1 is the page's title|begin with ##"));
}

void check_text(content *c, const text_at *t)
{
	AUTO_CTX(tmp);
	AUTO_PROBLEMS p = {0};
	checking k = {c, t};
	doc *d;
	doc_read_markdown(tmp, &d, t->s, strlen(t->s), &p);
	for (size_t i = 0; i < p.count; i++) {
		size_t line = 1, column = 1;
		sscanf(p.list[i].place, "%zu:%zu", &line, &column);
		COMPLAIN(c->p, text_spot(t, offset_of(t->s, line, column)), "%s|%s", p.list[i].what, p.list[i].todo);
	}
	doc_links(d, check_link, &k);
	check_headings(&k, d->root->first);
}

/* ---- acronyms ---- */

static size_t take_char(const char *s, ucs4_t *c)
{
	int n = u8_mbtouc(c, (const uint8_t *)s, strlen(s));
	return (size_t)(n > 0 ? n : 1);
}

/* Bytes of the word at s; *capitals tells whether it holds two capitals in a row. */
static size_t take_word(const char *s, bool *capitals)
{
	size_t len = 0, n;
	bool before = false;
	ucs4_t c;
	*capitals = false;
	for (; s[len]; len += n) {
		n = take_char(s + len, &c);
		if (!uc_is_alpha(c) && !uc_is_digit(c))
			break;
		bool upper = uc_is_upper(c);
		*capitals = *capitals || (upper && before);
		before = upper;
	}
	return len;
}

/* The target of a link at s, "](…)", is no text of the page. */
static size_t skip_target(const char *s)
{
	const char *end = s[0] == ']' && s[1] == '(' ? strchr(s, ')') : NULL;
	return end ? (size_t)(end - s) : 0;
}

static bool is_explained(const content *c, const char *word)
{
	AUTO_CTX(tmp);
	size_t len = strlen(word);
	if (content_knows(c, "word", word))
		return true;
	return len > 2 && word[len - 1] == 's' && content_knows(c, "word", mem_dupn(tmp, word, len - 1));
}

void check_acronyms(content *c, const text_at *t)
{
	AUTO_CTX(tmp);
	strbuf *said = sb_new(tmp); /* " A B ": each is told once a page */
	sb_addc(said, ' ');
	for (size_t at = 0; t->s[at];) {
		bool capitals;
		ucs4_t ch;
		at += skip_target(t->s + at);
		size_t len = take_word(t->s + at, &capitals);
		if (!len) {
			at += take_char(t->s + at, &ch);
			continue;
		}
		const char *word = mem_dupn(tmp, t->s + at, len);
		if (capitals && !is_explained(c, word) && !strstr(said->s, mem_printf(tmp, " %s ", word))) {
			COMPLAIN(c->p, text_spot(t, at), _("“%s” is not in the glossary|add it to glossary.yaml, or write it in full"), word);
			sb_addf(said, "%s ", word);
		}
		at += len;
	}
}
