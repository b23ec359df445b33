// SPDX-License-Identifier: EUPL-1.2
#include <errno.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/auxv.h>
#include <unistd.h>
#include <carnet/base/file.h>
#include <carnet/base/mem.h>
#include <carnet/base/strbuf.h>

enum { MAX_USER_DIRS = 65536, MAX_LINK = 4096, MAX_PARENTS = 4 };

char *path_join(const void *parent, const char *dir, const char *name)
{
	size_t n = strlen(dir);

	if (n == 0 || name[0] == '/')
		return mem_dup(parent, name);
	return mem_printf(parent, "%s%s%s", dir, dir[n - 1] == '/' ? "" : "/", name);
}

char *path_dir(const void *parent, const char *path)
{
	size_t n = strlen(path);

	while (n > 1 && path[n - 1] == '/')
		n--;
	while (n > 0 && path[n - 1] != '/')
		n--;
	if (n == 0)
		return mem_dup(parent, ".");
	while (n > 1 && path[n - 1] == '/')
		n--;
	return mem_dupn(parent, path, n);
}

const char *path_home(void)
{
	const char *dir = getenv("HOME");
	struct passwd *pw;

	if (dir && *dir)
		return dir;
	pw = getpwuid(getuid());
	return pw && pw->pw_dir ? pw->pw_dir : "/";
}

/* A folder of the XDG base directories; a relative value does not count, says their standard. */
static char *xdg(const void *parent, const char *variable, const char *fallback)
{
	const char *dir = getenv(variable);

	return dir && dir[0] == '/' ? mem_dup(parent, dir) : path_join(parent, path_home(), fallback);
}

char *path_journal(const void *parent)
{
	AUTO_CTX(tmp);
	const char *path = getenv("CARNET_JOURNAL");

	if (path && *path)
		return mem_dup(parent, path);
	return path_join(parent, xdg(tmp, "XDG_DATA_HOME", ".local/share"), "carnet/journal.carnet");
}

char *path_settings(const void *parent)
{
	AUTO_CTX(tmp);
	const char *path = getenv("CARNET_SETTINGS");

	if (path && *path)
		return mem_dup(parent, path);
	return path_join(parent, xdg(tmp, "XDG_CONFIG_HOME", ".config"), "carnet/settings");
}

/* The value of XDG_<key>_DIR="$HOME/Papiers" in the text of user-dirs.dirs, or NULL. */
static char *user_dir(void *tmp, const char *text, const char *key)
{
	static const char variable[] = "$HOME";
	const char *start = mem_printf(tmp, "XDG_%s_DIR=\"", key), *p = text;
	strbuf *out = sb_new(tmp);

	while (p && strncmp(p, start, strlen(start)) != 0) {
		p = strchr(p, '\n');
		p = p ? p + 1 : NULL;
	}
	if (!p)
		return NULL;
	p += strlen(start);
	if (strncmp(p, variable, sizeof variable - 1) == 0) {
		sb_add(out, path_home());
		p += sizeof variable - 1;
	}
	for (; *p && *p != '"' && *p != '\n'; p++) {
		if (*p == '\\' && p[1])
			p++;
		sb_addc(out, *p);
	}
	return out->s[0] == '/' ? out->s : NULL;
}

char *path_user(const void *parent, const char *key, const char *usual)
{
	AUTO_CTX(tmp);
	char *list = path_join(tmp, xdg(tmp, "XDG_CONFIG_HOME", ".config"), "user-dirs.dirs");
	char *text, *dir = NULL;
	size_t len;

	/* Without that file, or with one that cannot be read, the standard names the default. */
	if (file_read(tmp, &text, &len, list, MAX_USER_DIRS, NULL) == 0)
		dir = user_dir(tmp, text, key);
	return dir ? mem_dup(parent, dir) : path_join(parent, path_home(), usual);
}

char *path_documents(const void *parent)
{
	AUTO_CTX(tmp);

	return path_join(parent, path_user(tmp, "DOCUMENTS", "Documents"), "Carnet");
}

/* Run by the loader as its argument (a key where no file may be executed), the program is not what /proc says runs: its path is its own name. */
static char *program_dir(void *tmp)
{
	char link[MAX_LINK];

	if (!getauxval(AT_BASE) && strchr(program_invocation_name, '/'))
		return path_dir(tmp, program_invocation_name);
	ssize_t n = readlink("/proc/self/exe", link, sizeof link - 1);

	return n > 0 ? path_dir(tmp, mem_dupn(tmp, link, (size_t)n)) : mem_dup(tmp, CARNET_PREFIX "/bin");
}

static bool is_build(const char *dir)
{
	const char *name = strrchr(dir, '/');

	return name && strncmp(name + 1, "build", 5) == 0;
}

/* A program of the build tree, such as a test in build/tests/unit/…, has its things in the folder named build… above it. */
static const char *build_dir(void *tmp, const char *dir)
{
	for (int i = 0; i <= MAX_PARENTS && dir[1]; i++) {
		if (is_build(dir))
			return dir;
		dir = path_dir(tmp, dir);
	}
	return NULL;
}

char *path_resource(const void *parent, const char *name)
{
	static const char *const places[] = {"../share/carnet", "../lib/carnet", CARNET_PREFIX "/share/carnet", CARNET_PREFIX "/lib/carnet"};
	AUTO_CTX(tmp);
	const char *program = program_dir(tmp), *build = build_dir(tmp, program);
	char *first = path_join(tmp, program, name), *built = build ? path_join(tmp, build, name) : first;

	if (file_exists(first))
		return mem_dup(parent, first);
	if (file_exists(built))
		return mem_dup(parent, built);
	for (size_t i = 0; i < LENGTH(places); i++) {
		char *path = path_join(tmp, path_join(tmp, program, places[i]), name);

		if (file_exists(path))
			return mem_dup(parent, path);
	}
	return mem_dup(parent, built);
}
