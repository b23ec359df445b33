// SPDX-License-Identifier: EUPL-1.2
#include <carnet/exchange/module.h>
#include <dlfcn.h>
#include <string.h>
#include <carnet/base/date.h>
#include <carnet/base/file.h>
#include <carnet/base/i18n.h>
#include <carnet/base/mem.h>
#include <carnet/base/text.h>

static struct known {
	const char *name;
	const char *to_build, *to_run; /* Debian packages */
	const struct format_module *open;
} modules[] = {
	{"pdf", "libcairo2-dev libpango1.0-dev libqpdf-dev", "libcairo2 libpangocairo-1.0-0 libqpdf29 fonts-dejavu-core", NULL},
	{"ics", "libical-dev", "libical3", NULL},
};

/* What modules call in the program: named here, so that the linker keeps all of it even when the program has no other use for a part. */
typedef void (*function)(void);
static const function offered[] __attribute__((used)) = {
	(function)mem_alloc,    (function)mem_array,           (function)mem_check,      (function)mem_dup,        (function)mem_dupn,
	(function)mem_printf,   (function)mem_free_scope,      (function)sb_new,         (function)sb_add,         (function)sb_addn,
	(function)sb_addc,      (function)sb_addf,             (function)sb_clear,       (function)err_set,        (function)err_setf,
	(function)text_visible, (function)text_needs_visible,  (function)doc_new,        (function)doc_add,        (function)doc_heading,
	(function)doc_list,     (function)doc_item,            (function)doc_paragraph,  (function)doc_plain,      (function)doc_has_title,
	(function)clock_stamp,  (function)err_clear,          (function)mem_scope,      (function)mem_free,       (function)mem_at_free,
	(function)day_from_ymd, (function)day_to_ymd,          (function)month_length,
};

static struct known *known_named(const char *name)
{
	for (size_t i = 0; i < LENGTH(modules); i++)
		if (!strcmp(modules[i].name, name))
			return &modules[i];
	return NULL;
}

/* A file that is there and does not open misses a library, which the linker names. */
static int not_open(const char *path, const char *name, const char *why, struct err *e)
{
	const struct known *k = known_named(name);

	if (k && !file_exists(path))
		return err_setf(e, ERR_DATA, _("The module “%s” is not installed here|install %s, then run make again"), name, k->to_build);
	if (k)
		return err_setf(e, ERR_DATA, _("The module “%s” does not open (%s)|install %s"), name, why, k->to_run);
	return err_setf(e, ERR_DATA, _("The module “%s” does not open (%s)|install carnet again"), name, why);
}

int module_load(const struct format_module **out, const char *path, const char *name, struct err *e)
{
	void *so = dlopen(path, RTLD_NOW | RTLD_LOCAL);

	if (!so)
		return not_open(path, name, dlerror(), e);
	const struct format_module *m = dlsym(so, "carnet_module");
	if (!m || m->abi != MODULE_ABI || strcmp(m->name, name)) {
		dlclose(so);
		return err_setf(e, ERR_DATA, _("The module “%s” is not of this version of carnet|install both from the same version"), name);
	}
	*out = m;
	return 0;
}

int module_open(const struct format_module **out, const char *name, struct err *e)
{
	AUTO_CTX(tmp);
	struct known *k = known_named(name);

	if (k && k->open) {
		*out = k->open;
		return 0;
	}
	int code = module_load(out, path_resource(tmp, mem_printf(tmp, "modules/%s.so", name)), name, e);
	if (!code && k)
		k->open = *out;
	return code;
}
