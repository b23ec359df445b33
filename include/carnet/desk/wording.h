// SPDX-License-Identifier: EUPL-1.2
/* «Représentant associatif» or «représentant des usagers»: the words that a person chose for what they are, put into the pages of the guide. */
#pragma once
#include <carnet/doc/doc.h>

enum wording { WORDING_PAGE, WORDING_ASSOCIATION, WORDING_USERS };
/* In every form (singular, plural, feminine, capital). Left alone: a page that has both words, since it compares them; a block that explains one of
   them or speaks of the hospital, whose representatives are called so whatever one is called oneself; the names of sources. */
void wording_put(doc *d, enum wording w);
