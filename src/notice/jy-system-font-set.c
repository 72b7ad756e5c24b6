/* Candidates for each role are looked up with fontconfig by family, one cheap
 * list for each name; sorting all fonts of the computer is never asked for. */

#include "config.h"

#include "jy-system-font-set.h"

#include <fontconfig/fontconfig.h>
#include <glib/gi18n-lib.h>

#include "jy-notice-error.h"

#define GETA_MARK 0x3013 /* 〓, the printer's sign for a missing type */

typedef enum
{
  CANDIDATE_BODY = 1 << JY_FONT_BODY,
  CANDIDATE_TITLE = 1 << JY_FONT_TITLE,
  CANDIDATE_HEADING = 1 << JY_FONT_HEADING,
  CANDIDATE_KAI = 1 << JY_FONT_KAI,
  CANDIDATE_DARK = 1 << JY_FONT_N_ROLES,
} CandidateUse;

typedef struct
{
  const char *family;
  CandidateUse use;
} Candidate;

/* In order of preference. The first group is what Chinese offices install,
 * the second what Debian has; every family is a fallback for all roles. */
static const Candidate candidates[] = {
  { "FZXiaoBiaoSong-B05S", CANDIDATE_TITLE | CANDIDATE_DARK },
  { "FZXiaoBiaoSong-B05", CANDIDATE_TITLE | CANDIDATE_DARK },
  { "方正小标宋简体", CANDIDATE_TITLE | CANDIDATE_DARK },
  { "方正小标宋_GBK", CANDIDATE_TITLE | CANDIDATE_DARK },
  { "FangSong_GB2312", CANDIDATE_BODY },
  { "FangSong", CANDIDATE_BODY },
  { "仿宋", CANDIDATE_BODY },
  { "FZFangSong-Z02S", CANDIDATE_BODY },
  { "STFangsong", CANDIDATE_BODY },
  { "STZhongsong", CANDIDATE_TITLE | CANDIDATE_DARK },
  { "SimSun", CANDIDATE_BODY | CANDIDATE_TITLE },
  { "宋体", CANDIDATE_BODY | CANDIDATE_TITLE },
  { "STSong", CANDIDATE_BODY | CANDIDATE_TITLE },
  { "SimHei", CANDIDATE_HEADING },
  { "黑体", CANDIDATE_HEADING },
  { "FZHei-B01S", CANDIDATE_HEADING },
  { "STHeiti", CANDIDATE_HEADING },
  { "KaiTi_GB2312", CANDIDATE_KAI },
  { "KaiTi", CANDIDATE_KAI },
  { "楷体", CANDIDATE_KAI },
  { "STKaiti", CANDIDATE_KAI },
  { "AR PL UMing CN", CANDIDATE_BODY | CANDIDATE_TITLE },
  { "HanaMinA", 0 },
  { "HanaMinB", 0 },
  { "WenQuanYi Zen Hei", CANDIDATE_HEADING },
  { "LXGW WenKai", CANDIDATE_KAI },
  { "AR PL UKai CN", CANDIDATE_KAI },
  { "WenQuanYi Micro Hei", CANDIDATE_HEADING },
  { "DejaVu Sans", 0 },
  { "Noto Serif CJK SC", CANDIDATE_BODY | CANDIDATE_TITLE },
  { "Noto Sans CJK SC", CANDIDATE_HEADING },
};

struct _JySystemFontSet
{
  JyFontSet parent_instance;

  GPtrArray *faces;                /* JyFontFace */
  GHashTable *opened;              /* "path:index" → number in faces, plus one */
  GArray *chains[JY_FONT_N_ROLES]; /* guint: faces, best first */
  gboolean dark[JY_FONT_N_ROLES];
  GThread *opening; /* fills the set; nothing of it is read before it has ended */
  GError *failure;
};

G_DEFINE_FINAL_TYPE (JySystemFontSet, jy_system_font_set, JY_TYPE_FONT_SET)

typedef FcFontSet AutoFcFontSet;
typedef FcPattern AutoFcPattern;
typedef FcObjectSet AutoFcObjectSet;
typedef FcCharSet AutoFcCharSet;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AutoFcFontSet, FcFontSetDestroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AutoFcPattern, FcPatternDestroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AutoFcObjectSet, FcObjectSetDestroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AutoFcCharSet, FcCharSetDestroy)

static FcFontSet *
list_fonts (FcPattern *pattern)
{
  g_autoptr (AutoFcObjectSet) objects =
    FcObjectSetBuild (FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, FC_VARIABLE, FC_FAMILY, NULL);

  FcPatternAddBool (pattern, FC_SCALABLE, FcTrue);

  return FcFontList (NULL, pattern, objects);
}

static const char *
pattern_string (FcPattern  *pattern,
                const char *object)
{
  FcChar8 *string = NULL;

  if (FcPatternGetString (pattern, object, 0, &string) != FcResultMatch)
    return "";

  return (const char *) string;
}

static int
pattern_integer (FcPattern  *pattern,
                 const char *object,
                 int         otherwise)
{
  int value = otherwise;

  /* Variable fonts have ranges here; their default instance is listed too. */
  if (FcPatternGetInteger (pattern, object, 0, &value) != FcResultMatch)
    return otherwise;

  return value;
}

static int
distance_from_regular (FcPattern *pattern)
{
  FcBool variable = FcFalse;
  int weight = pattern_integer (pattern, FC_WEIGHT, FC_WEIGHT_BLACK);
  int slant = pattern_integer (pattern, FC_SLANT, FC_SLANT_ROMAN);

  FcPatternGetBool (pattern, FC_VARIABLE, 0, &variable);

  return ABS (weight - FC_WEIGHT_REGULAR) + slant * 10 +
         (variable || pattern_integer (pattern, FC_INDEX, 0) > 0xFFFF ? 10000 : 0);
}

/* Fontconfig does not promise an order, and the same notice must give the same
 * bytes: nearest to regular first, then by file. */
static int
compare_patterns (gconstpointer a,
                  gconstpointer b)
{
  FcPattern *first = *(FcPattern *const *) a;
  FcPattern *second = *(FcPattern *const *) b;
  int difference = distance_from_regular (first) - distance_from_regular (second);

  if (difference == 0)
    difference = strcmp (pattern_string (first, FC_FILE), pattern_string (second, FC_FILE));
  if (difference == 0)
    difference = pattern_integer (first, FC_INDEX, 0) - pattern_integer (second, FC_INDEX, 0);

  return difference;
}

static gboolean
open_face (JySystemFontSet *self,
           FcPattern       *pattern,
           guint           *number)
{
  const char *path = pattern_string (pattern, FC_FILE);
  guint index = (guint) pattern_integer (pattern, FC_INDEX, 0) & 0xFFFF;
  g_autofree char *key = g_strdup_printf ("%s:%u", path, index);
  guint place = GPOINTER_TO_UINT (g_hash_table_lookup (self->opened, key));

  if (place == 0)
    {
      JyFontFace *face = jy_font_face_new (path, index, pattern_string (pattern, FC_FAMILY));

      if (face == NULL)
        return FALSE;
      g_ptr_array_add (self->faces, face);
      place = self->faces->len;
      g_hash_table_insert (self->opened, g_steal_pointer (&key), GUINT_TO_POINTER (place));
    }
  *number = place - 1;

  return TRUE;
}

static gboolean
open_best (JySystemFontSet *self,
           FcPattern       *wanted,
           guint           *number)
{
  g_autoptr (AutoFcFontSet) fonts = list_fonts (wanted);

  if (fonts == NULL || fonts->nfont == 0)
    return FALSE;

  qsort (fonts->fonts, fonts->nfont, sizeof *fonts->fonts, compare_patterns);
  for (int i = 0; i < fonts->nfont; i++)
    if (open_face (self, fonts->fonts[i], number))
      return TRUE;

  return FALSE;
}

static gboolean
open_family (JySystemFontSet *self,
             const char      *family,
             guint           *number)
{
  g_autoptr (AutoFcPattern) pattern = FcPatternCreate ();

  FcPatternAddString (pattern, FC_FAMILY, (const FcChar8 *) family);

  return open_best (self, pattern, number);
}

static void
append_face (GArray *chain,
             guint   number)
{
  for (guint i = 0; i < chain->len; i++)
    if (g_array_index (chain, guint, i) == number)
      return;

  g_array_append_val (chain, number);
}

/* Faces that can be embedded go first: text drawn as outlines is large and
 * cannot be searched. */
static void
fill_chain (JySystemFontSet *self,
            JyFontRole       role,
            const int       *numbers,
            gboolean         suited)
{
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
      {
        JyFontFace *face;

        if (numbers[i] < 0 || !!(candidates[i].use & (1 << role)) != suited)
          continue;
        face = g_ptr_array_index (self->faces, numbers[i]);
        if (jy_font_face_is_embeddable (face) == (pass == 0))
          append_face (self->chains[role], (guint) numbers[i]);
      }
}

static void
open_candidates (JySystemFontSet *self)
{
  int numbers[G_N_ELEMENTS (candidates)];

  for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
    {
      guint number;

      numbers[i] = open_family (self, candidates[i].family, &number) ? (int) number : -1;
    }

  for (guint role = 0; role < JY_FONT_N_ROLES; role++)
    {
      guint first;

      fill_chain (self, role, numbers, TRUE);
      if (role != JY_FONT_BODY)
        for (guint i = 0; i < self->chains[JY_FONT_BODY]->len; i++)
          append_face (self->chains[role],
                       g_array_index (self->chains[JY_FONT_BODY], guint, i));
      fill_chain (self, role, numbers, FALSE);

      if (self->chains[role]->len == 0)
        continue;
      first = g_array_index (self->chains[role], guint, 0);
      for (guint i = 0; i < G_N_ELEMENTS (candidates); i++)
        if (numbers[i] == (int) first && candidates[i].use & CANDIDATE_DARK)
          self->dark[role] = TRUE;
    }
}

static gboolean
find_in_chain (JySystemFontSet *self,
               JyFontRole       role,
               gboolean         embedded,
               JyGlyph         *glyph)
{
  GArray *chain = self->chains[role];

  for (guint i = 0; i < chain->len; i++)
    {
      guint number = g_array_index (chain, guint, i);
      JyFontFace *face = g_ptr_array_index (self->faces, number);

      if (!jy_font_face_get_advance (face, glyph->ch, &glyph->advance) ||
          (embedded && !jy_font_face_can_embed (face, glyph->ch)))
        continue;
      glyph->face = (guint16) number;
      glyph->mode = embedded ? JY_GLYPH_TEXT : JY_GLYPH_OUTLINE;
      return TRUE;
    }

  return FALSE;
}

static gboolean
find_anywhere (JySystemFontSet *self,
               JyGlyph         *glyph)
{
  g_autoptr (AutoFcPattern) pattern = FcPatternCreate ();
  g_autoptr (AutoFcCharSet) characters = FcCharSetCreate ();
  JyFontFace *face;
  guint number;

  FcCharSetAddChar (characters, glyph->ch);
  FcPatternAddCharSet (pattern, FC_CHARSET, characters);
  if (!open_best (self, pattern, &number))
    return FALSE;

  face = g_ptr_array_index (self->faces, number);
  if (!jy_font_face_get_advance (face, glyph->ch, &glyph->advance))
    return FALSE;
  glyph->face = (guint16) number;
  glyph->mode = jy_font_face_can_embed (face, glyph->ch) ? JY_GLYPH_TEXT : JY_GLYPH_OUTLINE;

  return TRUE;
}

static void
finish_opening (JySystemFontSet *self)
{
  if (self->opening != NULL)
    g_thread_join (g_steal_pointer (&self->opening));
}

static gboolean
jy_system_font_set_prepare (JyFontSet *set,
                            GError   **error)
{
  JySystemFontSet *self = JY_SYSTEM_FONT_SET (set);

  finish_opening (self);
  if (self->failure == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (self->failure));

  return FALSE;
}

static void
jy_system_font_set_lookup (JyFontSet *set,
                           JyFontRole role,
                           gunichar   ch,
                           JyGlyph   *glyph)
{
  JySystemFontSet *self = JY_SYSTEM_FONT_SET (set);

  finish_opening (self);
  if (find_in_chain (self, role, TRUE, glyph) || find_in_chain (self, role, FALSE, glyph) ||
      find_anywhere (self, glyph))
    return;

  glyph->ch = GETA_MARK;
  glyph->advance = 1;
  if (!find_in_chain (self, role, TRUE, glyph))
    glyph->face = JY_FACE_NONE;
  glyph->mode = JY_GLYPH_MISSING;
}

static JyFontFace *
jy_system_font_set_get_face (JyFontSet *set,
                             guint      face)
{
  JySystemFontSet *self = JY_SYSTEM_FONT_SET (set);

  finish_opening (self);

  return face < self->faces->len ? g_ptr_array_index (self->faces, face) : NULL;
}

static gboolean
jy_system_font_set_is_bold (JyFontSet *set,
                            JyFontRole role)
{
  JySystemFontSet *self = JY_SYSTEM_FONT_SET (set);

  finish_opening (self);

  return self->dark[role];
}

static void
jy_system_font_set_finalize (GObject *object)
{
  JySystemFontSet *self = JY_SYSTEM_FONT_SET (object);

  finish_opening (self);
  g_clear_error (&self->failure);
  for (guint role = 0; role < JY_FONT_N_ROLES; role++)
    g_array_unref (self->chains[role]);
  g_hash_table_unref (self->opened);
  g_ptr_array_unref (self->faces);

  G_OBJECT_CLASS (jy_system_font_set_parent_class)->finalize (object);
}

static void
jy_system_font_set_class_init (JySystemFontSetClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  JyFontSetClass *font_set_class = JY_FONT_SET_CLASS (klass);

  object_class->finalize = jy_system_font_set_finalize;

  font_set_class->prepare = jy_system_font_set_prepare;
  font_set_class->lookup = jy_system_font_set_lookup;
  font_set_class->get_face = jy_system_font_set_get_face;
  font_set_class->is_bold = jy_system_font_set_is_bold;
}

static void
jy_system_font_set_init (JySystemFontSet *self)
{
  self->faces = g_ptr_array_new_with_free_func ((GDestroyNotify) jy_font_face_free);
  self->opened = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint role = 0; role < JY_FONT_N_ROLES; role++)
    self->chains[role] = g_array_new (FALSE, FALSE, sizeof (guint));
}

static gboolean
start_fontconfig (GError **error)
{
  if (FcInit ())
    return TRUE;

  g_set_error_literal (error,
                       JY_NOTICE_ERROR,
                       JY_NOTICE_ERROR_FONT,
                       _ ("The list of installed fonts cannot be read. Check the font "
                          "configuration of this computer."));

  return FALSE;
}

static gboolean
check_not_empty (JySystemFontSet *self,
                 GError         **error)
{
  double advance;

  for (guint i = 0; i < self->faces->len; i++)
    if (jy_font_face_get_advance (g_ptr_array_index (self->faces, i), 0x4E2D, &advance))
      return TRUE;

  g_set_error_literal (error,
                       JY_NOTICE_ERROR,
                       JY_NOTICE_ERROR_FONT,
                       _ ("No font with Chinese characters is installed. Install one, for example "
                          "“fonts-arphic-uming” or “fonts-wqy-zenhei”."));

  return FALSE;
}

static gboolean
open_system (JySystemFontSet *self,
             GError         **error)
{
  if (!start_fontconfig (error))
    return FALSE;

  open_candidates (self);

  return check_not_empty (self, error);
}

static gpointer
open_thread (gpointer data)
{
  JySystemFontSet *self = data;

  open_system (self, &self->failure);

  return NULL;
}

/**
 * jy_font_set_new_system:
 * @error: return location for an error
 *
 * Opens the best installed fonts for the roles of a notice, see GB/T 9704-2012
 * section 5.2.2. The set may be kept and used for many documents, by one thread
 * at a time.
 *
 * Returns: (transfer full): a font set, or %NULL with %JY_NOTICE_ERROR_FONT
 */
JyFontSet *
jy_font_set_new_system (GError **error)
{
  g_autoptr (JySystemFontSet) self = g_object_new (JY_TYPE_SYSTEM_FONT_SET, NULL);

  if (!open_system (self, error))
    return NULL;

  return JY_FONT_SET (g_steal_pointer (&self));
}

/**
 * jy_font_set_new_system_ahead:
 *
 * Does as jy_font_set_new_system() in a thread of its own: fontconfig reads dozens
 * of files, and as long a time is needed to find out what is to be printed. Whoever
 * first asks the set for something waits for it; whether there are fonts is asked
 * with jy_font_set_prepare().
 *
 * Returns: (transfer full): a font set, empty if opening it failed
 */
JyFontSet *
jy_font_set_new_system_ahead (void)
{
  JySystemFontSet *self = g_object_new (JY_TYPE_SYSTEM_FONT_SET, NULL);

  self->opening = g_thread_try_new ("fonts", open_thread, self, NULL);
  if (self->opening == NULL)
    open_thread (self);

  return JY_FONT_SET (self);
}

/**
 * jy_font_set_new_families:
 * @families: (array zero-terminated=1): families, the preferred one first
 * @error: return location for an error
 *
 * Opens named families for all roles alike; families that are not installed
 * are left out. Characters none of them has still come from any other font.
 *
 * Returns: (transfer full): a font set, or %NULL with %JY_NOTICE_ERROR_FONT
 */
JyFontSet *
jy_font_set_new_families (const char *const *families,
                          GError           **error)
{
  g_autoptr (JySystemFontSet) self = g_object_new (JY_TYPE_SYSTEM_FONT_SET, NULL);

  if (!start_fontconfig (error))
    return NULL;

  for (guint i = 0; families[i] != NULL; i++)
    {
      guint number;

      if (open_family (self, families[i], &number))
        for (guint role = 0; role < JY_FONT_N_ROLES; role++)
          append_face (self->chains[role], number);
    }

  if (!check_not_empty (self, error))
    return NULL;

  return JY_FONT_SET (g_steal_pointer (&self));
}
