namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Edits;

/// <summary>Keys that come and go, and columns that go with what is about them.</summary>
internal static class KeyChangeCases
{
    public static IEnumerable<ChangeCase> All { get; } =
    [
        new(
            "Create.ForeignKey",
            m =>
                m.Create.ForeignKey("fk_loose")
                    .FromTable("loose")
                    .ForeignColumn("author_id")
                    .ToTable("authors")
                    .PrimaryColumn("id")
                    .OnDelete(System.Data.Rule.SetNull),
            m => m.Delete.ForeignKey("fk_loose").OnTable("loose"),
            (
                "PRAGMA foreign_keys = ON; BEGIN; DELETE FROM books; DELETE FROM authors; SELECT count(author_id) || count(*) FROM loose",
                "02"
            )
        ),
        new(
            "Create.ForeignKey, deleted by its columns",
            m => m.Create.ForeignKey().FromTable("loose").ForeignColumn("author_id").ToTable("authors").PrimaryColumn("id"),
            m => m.Delete.ForeignKey().FromTable("loose").ForeignColumn("author_id").ToTable("authors").PrimaryColumn("id"),
            ("SELECT \"to\" FROM pragma_foreign_key_list('loose')", "id")
        ),
        new(
            "Delete.ForeignKey inline, without a name",
            m => m.Delete.ForeignKey().FromTable("books").ForeignColumn("author_id").ToTable("authors").PrimaryColumn("id"),
            m =>
                m.Create.ForeignKey()
                    .FromTable("books")
                    .ForeignColumn("author_id")
                    .ToTable("authors")
                    .PrimaryColumn("id")
                    .OnDelete(System.Data.Rule.Cascade),
            ("SELECT count(*) FROM pragma_foreign_key_list('books')", "0")
        )
        {
            RestoresText = false,
        },
        new(
            "Create.PrimaryKey on a column of numbers",
            m => m.Create.PrimaryKey("pk_loose").OnTable("loose").Column("id"),
            m => m.Delete.PrimaryKey("pk_loose").FromTable("loose"),
            ("SELECT group_concat(rowid) FROM loose", "20,30")
        ),
        new(
            "Create.PrimaryKey over two columns",
            m => m.Create.PrimaryKey("pk_loose").OnTable("loose").Columns("word", "id"),
            m => m.Delete.PrimaryKey("pk_loose").FromTable("loose"),
            ("SELECT group_concat(pk) FROM pragma_table_info('loose')", "2,1,0")
        ),
        new(
            "Delete.PrimaryKey with AUTOINCREMENT",
            m => m.Delete.PrimaryKey("PK_authors").FromTable("apart"),
            m => m.Alter.Column("id").OnTable("apart").AsInt64().Identity(),
            ("SELECT sum(pk) FROM pragma_table_info('apart')", "0")
        )
        {
            RestoresText = false,
        },
        new(
            "Delete.UniqueConstraint by name",
            m => m.Delete.UniqueConstraint("uq_isbn").FromTable("books"),
            m => m.Create.UniqueConstraint("uq_isbn").OnTable("books").Column("isbn"),
            ("SELECT count(*) FROM pragma_index_list('books') WHERE origin = 'u'", "1")
        )
        {
            RestoresText = false,
        },
        new(
            "Delete.UniqueConstraint by columns",
            m => m.Delete.UniqueConstraint().FromTable("books").Columns("author_id", "title"),
            m => m.Create.UniqueConstraint().OnTable("books").Columns("author_id", "title"),
            ("SELECT count(*) FROM pragma_index_list('books') WHERE origin = 'u'", "1")
        )
        {
            RestoresText = false,
        },
        new(
            "Delete.UniqueConstraint of an index",
            m => m.Delete.UniqueConstraint("ux_word").FromTable("loose"),
            m => m.Create.UniqueConstraint("ux_word").OnTable("loose").Column("word"),
            ("SELECT count(*) FROM pragma_index_list('loose')", "0")
        )
        {
            RestoresText = false,
        },
        new(
            "Delete.Column with its index, check, key and unique",
            m => m.Delete.Column("code").FromTable("apart"),
            m =>
            {
                m.Alter.Table("apart").AddColumn("code").AsString().Nullable().ForeignKey("apart", "code").Unique();
                m.Execute.Sql("UPDATE apart SET code = 'c'");
            },
            ("SELECT count(*) FROM sqlite_master WHERE tbl_name = 'apart' AND type = 'index'", "0"),
            ("SELECT group_concat(name) FROM pragma_table_info('apart')", "id,note")
        )
        {
            RestoresText = false,
        },
        new(
            "Delete.Column and others in one rebuild",
            m =>
            {
                m.Delete.Column("note").FromTable("apart");
                m.Alter.Column("code").OnTable("apart").AsString().NotNullable();
                m.Create.Column("note").OnTable("apart").AsString().WithDefaultValue("new").Unique();
            },
            m =>
            {
                m.Delete.Column("note").FromTable("apart");
                m.Alter.Column("code").OnTable("apart").AsString().Nullable();
                m.Create.Column("note").OnTable("apart").AsString().WithDefaultValue("n");
            },
            ("SELECT group_concat(note) FROM apart", "new")
        )
        {
            RestoresText = false,
        },
        new(
            "33 Rename.Column used in view, trigger, index, CHECK and a child's foreign key",
            m => m.Rename.Column("id").OnTable("authors").To("author"),
            m => m.Rename.Column("author").OnTable("authors").To("id"),
            ("SELECT \"to\" FROM pragma_foreign_key_list('books')", "author"),
            ("SELECT group_concat(n) FROM per_author", "2,1"),
            ("SELECT name FROM authors INDEXED BY ix_authors WHERE author > 0 ORDER BY author DESC LIMIT 1", "Лев"),
            ("BEGIN; INSERT OR IGNORE INTO authors VALUES (-1, 'nobody'); SELECT count(*) FROM authors", "2"),
            ("BEGIN; DELETE FROM authors WHERE author = 1; SELECT count(*) FROM books", "1")
        )
        {
            RestoresText = false,
        },
    ];
}
