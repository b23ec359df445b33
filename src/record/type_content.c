// SPDX-License-Identifier: EUPL-1.2
/* Types of the packaged content only: the YAML loader reads sequences itself, item by item. */
#include <carnet/base/i18n.h>
#include "types.h"

static int parse_item(const void *parent, value *out, const field *f, const char *typed, struct err *e)
{
	return t_prose.parse(parent, out, f, typed, e);
}

const field_type t_list = {N_("list"), "TEXT", CONTROL_LIST, parse_item, text_plain, text_plain, NULL, false};
const field_type t_parts = {N_("list of parts"), NULL, CONTROL_LIST, parse_item, text_plain, text_plain, NULL, false};
