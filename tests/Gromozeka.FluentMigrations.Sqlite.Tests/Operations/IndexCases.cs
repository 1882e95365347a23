namespace Gromozeka.FluentMigrations.Sqlite.Operations;

internal static class IndexCases
{
    public static readonly OperationCase[] All =
    [
        new(
            "Create.Index default name",
            m => m.Create.Index().OnTable("people").OnColumn("name").Ascending(),
            m => m.Delete.Index().OnTable("people").OnColumn("name"),
            Fact.Indexes("people", "IX_people_name(name); ix_people_age(age)")
        ),
        new(
            "Create.Index several columns, descending",
            m => m.Create.Index("ix_all").OnTable("people").InSchema("main").OnColumn("name").Descending().OnColumn("age").Ascending(),
            m => m.Delete.Index("ix_all").OnTable("people").InSchema("main"),
            Fact.Indexes("people", "ix_all(name desc, age); ix_people_age(age)")
        ),
        new(
            "Create.Index unique by option",
            m => m.Create.Index("ix_name").OnTable("people").OnColumn("name").Ascending().WithOptions().Unique(),
            m => m.Delete.Index("ix_name").OnTable("people"),
            Fact.Indexes("people", "unique ix_name(name); ix_people_age(age)")
        ),
        new(
            "Create.Index unique by column",
            m => m.Create.Index("ix_name").OnTable("people").OnColumn("name").Unique(),
            m => m.Delete.Index("ix_name").OnTable("people"),
            Fact.Indexes("people", "unique ix_name(name); ix_people_age(age)")
        ),
        new(
            "Create.Index not clustered",
            m => m.Create.Index("ix_name").OnTable("people").WithOptions().NonClustered().OnColumn("name").Descending(),
            m => m.Delete.Index("ix_name").OnTable("people"),
            Fact.Indexes("people", "ix_name(name desc); ix_people_age(age)")
        ),
        new(
            "Delete.Index",
            m => m.Delete.Index("ix_people_age").OnTable("people"),
            m => m.Execute.Sql("CREATE INDEX ix_people_age ON people (age)"),
            Fact.Indexes("people", "")
        ),
        new(
            "Create.UniqueConstraint default name",
            m => m.Create.UniqueConstraint().OnTable("people").Column("name"),
            m => m.Delete.UniqueConstraint().FromTable("people").Column("name"),
            Fact.Indexes("people", "unique UC_people_name(name); ix_people_age(age)")
        ),
        new(
            "Create.UniqueConstraint named, several columns",
            m => m.Create.UniqueConstraint("uc").OnTable("people").WithSchema("main").Columns("name", "age"),
            m => m.Delete.UniqueConstraint("uc").FromTable("people").InSchema("main"),
            Fact.Indexes("people", "ix_people_age(age); unique uc(name, age)")
        ),
        new(
            "Create.Index with an odd name",
            m => m.Create.Index("ix \"odd\"").OnTable("people").OnColumn("name").Ascending(),
            m => m.Delete.Index("ix \"odd\"").OnTable("people"),
            Fact.Indexes("people", "ix \"odd\"(name); ix_people_age(age)")
        ),
    ];
}
