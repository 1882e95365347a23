using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;

/// <summary>Changes of a column, and new ones beyond ADD COLUMN.</summary>
internal static class ColumnChangeCases
{
    public static IEnumerable<ChangeCase> All { get; } =
    [
        new(
            "Alter.Column type",
            m => m.Alter.Column("pages").OnTable("books").AsString(),
            m => m.Alter.Column("pages").OnTable("books").AsInt32(),
            ("SELECT group_concat(quote(pages)) FROM books", "'300',NULL,'7'"),
            ("SELECT type FROM pragma_table_info('books') WHERE name = 'pages'", "TEXT")
        ),
        new(
            "Alter.Table AlterColumn NOT NULL",
            m => m.Alter.Table("books").AlterColumn("title").AsString().NotNullable(),
            m => m.Alter.Table("books").AlterColumn("title").AsString().Nullable(),
            ("SELECT \"notnull\" FROM pragma_table_info('books') WHERE name = 'title'", "1")
        ),
        new(
            "Alter.Column without nullability keeps it",
            m => m.Alter.Column("isbn").OnTable("books").AsCustom("VARCHAR(20)"),
            m => m.Alter.Column("isbn").OnTable("books").AsString(),
            ("SELECT type || \"notnull\" || dflt_value FROM pragma_table_info('books') WHERE name = 'isbn'", "VARCHAR(20)1'?'")
        ),
        new(
            "Alter.Column with default",
            m => m.Alter.Column("pages").OnTable("books").AsInt32().Nullable().WithDefaultValue(1),
            m => m.Delete.DefaultConstraint().OnTable("books").OnColumn("pages"),
            ("BEGIN; INSERT INTO books (id) VALUES (9); SELECT pages FROM books WHERE id = 9", "1")
        ),
        new(
            "Alter.Column with another default",
            m => m.Alter.Column("isbn").OnTable("books").AsString().WithDefault(SystemMethods.CurrentUTCDateTime),
            m => m.Alter.Column("isbn").OnTable("books").AsString().WithDefaultValue("?"),
            ("SELECT dflt_value FROM pragma_table_info('books') WHERE name = 'isbn'", "CURRENT_TIMESTAMP")
        ),
        new(
            "Alter.Column with a collation",
            m => m.Alter.Column("title").OnTable("books").AsString("NOCASE"),
            m => m.Alter.Column("title").OnTable("books").AsString("BINARY"),
            ("SELECT count(*) FROM books WHERE title = 'MOOMINS'", "1")
        )
        {
            RestoresText = false,
        },
        new(
            "Alter.Column with CHECK in a custom type",
            m => m.Alter.Column("pages").OnTable("books").AsCustom("INTEGER CHECK (pages > 0)"),
            m => m.Alter.Column("pages").OnTable("books").AsCustom("INTEGER CHECK (pages > 5)"),
            (
                "BEGIN; INSERT OR IGNORE INTO books (id, pages) VALUES (8, 0); INSERT OR IGNORE INTO books (id, pages) VALUES (9, 1); "
                    + "SELECT max(id) FROM books",
                "9"
            )
        )
        {
            RestoresText = false,
        },
        new(
            "Alter.Column unique",
            m => m.Alter.Column("title").OnTable("books").AsString().Unique("ux_title"),
            m => m.Delete.Index("ux_title").OnTable("books"),
            ("BEGIN; INSERT OR IGNORE INTO books (id, title) VALUES (9, 'Moomins'); SELECT count(*) FROM books", "3")
        ),
        new(
            "Alter.Column foreign key",
            m =>
                m.Alter.Column("author_id")
                    .OnTable("loose")
                    .AsInt64()
                    .ForeignKey("fk_loose", "authors", "id")
                    .OnDelete(System.Data.Rule.Cascade),
            m => m.Delete.ForeignKey("fk_loose").OnTable("loose"),
            ("SELECT \"table\" || on_delete FROM pragma_foreign_key_list('loose')", "authorsCASCADE")
        ),
        new(
            "Alter.Column identity",
            m => m.Alter.Column("id").OnTable("loose").AsInt64().Identity(),
            m => m.Delete.PrimaryKey("").FromTable("loose"),
            ("BEGIN; DELETE FROM loose; INSERT INTO loose (word) VALUES ('n'); SELECT id FROM loose", "31")
        ),
        new(
            "Alter.Column primary key",
            m => m.Alter.Column("word").OnTable("loose").AsString().NotNullable().PrimaryKey("pk_loose"),
            m =>
            {
                m.Delete.PrimaryKey("pk_loose").FromTable("loose");
                m.Alter.Column("word").OnTable("loose").AsString().Nullable();
            },
            ("SELECT pk FROM pragma_table_info('loose') WHERE name = 'word'", "1")
        ),
        new(
            "Alter.Column existing rows, then NOT NULL",
            m =>
            {
                m.Update.Table("books").Set(new { pages = 5 }).AllRows();
                m.Alter.Table("books").AlterColumn("pages").AsInt32().NotNullable();
            },
            m =>
            {
                m.Alter.Column("pages").OnTable("books").AsInt32().Nullable();
                m.Execute.Sql("UPDATE books SET pages = CASE id WHEN 1 THEN 300 WHEN 3 THEN 7 END");
            },
            ("SELECT group_concat(pages) || (SELECT \"notnull\" FROM pragma_table_info('books') WHERE name = 'pages') FROM books", "5,5,51")
        ),
        new(
            "AddColumn existing rows, NOT NULL",
            m =>
                m.Alter.Table("books")
                    .AddColumn("stock")
                    .AsInt32()
                    .SetExistingRowsTo(4)
                    .NotNullable()
                    .AddColumn("shelf")
                    .AsString()
                    .SetExistingRowsTo("a'b")
                    .NotNullable(),
            m => m.Delete.Column("stock").Column("shelf").FromTable("books"),
            (
                "SELECT group_concat(stock || shelf) || (SELECT sum(\"notnull\") FROM pragma_table_info('books') WHERE name IN "
                    + "('stock', 'shelf')) FROM books",
                "4a'b,4a'b,4a'b2"
            )
        ),
        new(
            "AddColumn with CURRENT_TIMESTAMP",
            m => m.Create.Column("made_at").OnTable("books").AsDateTime().WithDefault(SystemMethods.CurrentUTCDateTime),
            m => m.Delete.Column("made_at").FromTable("books"),
            ("SELECT count(*) FROM books WHERE made_at LIKE '____-__-__ __:__:__'", "3")
        ),
        new(
            "AddColumn with a new GUID for each row",
            m => m.Create.Column("key").OnTable("books").AsGuid().WithDefault(SystemMethods.NewGuid).Unique(),
            m => m.Delete.Column("key").FromTable("books"),
            ("SELECT count(DISTINCT key) FROM books", "3")
        ),
        new(
            "AddColumn stored computed",
            m => m.Create.Column("twice").OnTable("books").AsInt32().Nullable().Computed("pages * 2", stored: true),
            m => m.Delete.Column("twice").FromTable("books"),
            ("SELECT group_concat(twice) FROM books", "600,14")
        ),
        new(
            "AddColumn unique",
            m => m.Create.Column("code").OnTable("books").AsString().Nullable().Unique("ux_code"),
            m => m.Delete.Column("code").FromTable("books"),
            (
                "BEGIN; UPDATE books SET code = 'c' WHERE id = 1; INSERT OR IGNORE INTO books (id, code) VALUES (9, 'c'); "
                    + "SELECT count(*) FROM books",
                "3"
            )
        ),
        new(
            "AddColumn foreign key with default",
            m => m.Create.Column("editor_id").OnTable("books").AsInt64().WithDefaultValue(2).ForeignKey("fk_editor", "authors", "id"),
            m => m.Delete.Column("editor_id").FromTable("books"),
            ("SELECT \"from\" FROM pragma_foreign_key_list('books') ORDER BY 1", "author_id; editor_id")
        ),
        new(
            "AddColumn identity numbers the rows as they are",
            m => m.Create.Column("no").OnTable("keyless").AsInt64().PrimaryKey().Identity(),
            m => m.Delete.Column("no").FromTable("keyless"),
            ("SELECT group_concat(no || word) FROM keyless", "4four,9nine")
        ),
        new(
            "Alter.Column twice, one rebuild",
            m => m.Alter.Table("books").AlterColumn("title").AsString().NotNullable().AlterColumn("pages").AsString(),
            m => m.Alter.Table("books").AlterColumn("title").AsString().Nullable().AlterColumn("pages").AsInt32(),
            ("SELECT group_concat(type || \"notnull\") FROM pragma_table_info('books') WHERE name IN ('title', 'pages')", "TEXT1,TEXT0")
        ),
    ];
}
