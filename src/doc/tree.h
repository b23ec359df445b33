// SPDX-License-Identifier: EUPL-1.2
/* What the renderers share about the tree. */
#pragma once
#include <carnet/doc/doc.h>

bool node_is_inline(const node *n);
void doc_text_n(doc *d, node *into, const char *s, size_t len);
void doc_set_anchor(doc *d, node *heading);
