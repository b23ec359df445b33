// SPDX-License-Identifier: EUPL-1.2
/* A doc's tree on one line, to compare: doc(p('words'a<page:x>('here'))) */
#pragma once
#include <carnet/doc/doc.h>

static inline void dump_node(strbuf *out, const node *n)
{
	static const char *const names[] = {"doc", "h", "p", "list", "item", "quote", "table", "row", "cell", "rule", "",
					    "strong", "em", "a", "br"};
	if (n->kind == N_TEXT) {
		sb_addf(out, "'%s'", n->text);
		return;
	}
	sb_add(out, names[n->kind]);
	if (n->level)
		sb_addf(out, "%d", n->level);
	if (n->mark == MARK_TODO || n->mark == MARK_DONE)
		sb_add(out, n->mark == MARK_TODO ? "☐" : "☑");
	if (n->target)
		sb_addf(out, "<%s>", n->target);
	sb_addc(out, '(');
	for (const node *c = n->first; c; c = c->next)
		dump_node(out, c);
	sb_addc(out, ')');
}

static inline const char *dumped(const void *parent, const doc *d)
{
	strbuf *b = sb_new(parent);
	dump_node(b, d->root);
	return b->s;
}
