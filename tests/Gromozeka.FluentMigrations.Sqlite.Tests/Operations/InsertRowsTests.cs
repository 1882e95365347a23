using FluentMigrator;
using FluentMigrator.Expressions;
using FluentMigrator.Model;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

public class InsertRowsTests
{
    [Fact]
    public void Process_TenThousandRowsOfOneForm_AreOneCommand()
    {
        using var bench = new Workbench("CREATE TABLE t (id INTEGER, name TEXT)");
        using var session = bench.Session();
        var collector = session.NewCollector();

        collector.Process(Insert(Enumerable.Range(0, 10_000).Select(number => Row(("id", number), ("name", $"n{number}")))));

        var command = Assert.IsType<SqlCommand>(Assert.Single(collector.Take()));
        Assert.Equal("INSERT INTO \"t\" (\"id\", \"name\") VALUES (@p0, @p1)", command.Sql);
        Assert.Equal(10_000, command.Rows.Count);
        Assert.Equal([9_999L, "n9999"], command.Rows[^1]);
        Assert.Equal("INSERT INTO \"t\" (\"id\", \"name\") VALUES (@p0, @p1) (10000 rows)", command.Text);
        Assert.Empty(collector.Take());
    }

    [Fact]
    public void Migrate_TenThousandRows_AreThereInTheirOrder()
    {
        using var bench = new Workbench("CREATE TABLE t (id INTEGER, name TEXT)");

        bench.Migrate(m =>
            m.Insert.IntoTable("t")
                .Rows([.. Enumerable.Range(0, 10_000).Select(number => new { id = number, name = number % 2 == 0 ? null : "x" })])
        );

        Assert.Equal("10000|5000", bench.Read("SELECT count(*) || '|' || count(name) FROM t WHERE rowid = id + 1"));
    }

    [Fact]
    public void Process_RowsOfSeveralForms_KeepTheirOrder()
    {
        using var bench = new Workbench("CREATE TABLE t (a INTEGER, b TEXT)");
        using var session = bench.Session();
        var collector = session.NewCollector();

        collector.Process(
            Insert([
                Row(("a", 1)),
                Row(("a", 2)),
                Row(("b", "x")),
                Row(("a", RawSql.Insert("3"))),
                Row(("a", RawSql.Insert("3"))),
                Row(("a", 4)),
            ])
        );

        Assert.Equal([2, 1, 0, 0, 1], collector.Take().Cast<SqlCommand>().Select(command => command.Rows.Count));
    }

    [Fact]
    public void Migrate_RowThatFailsInTheMiddle_LeavesNone()
    {
        using var bench = new Workbench("CREATE TABLE t (id INTEGER UNIQUE)");

        var error = Assert.Throws<MigrationException>(() =>
            bench.Migrate(m => m.Insert.IntoTable("t").Row(new { id = 1 }).Row(new { id = 2 }).Row(new { id = 1 }))
        );

        Assert.Equal(ErrorCodes.StepFailed, error.Code);
        Assert.Equal("INSERT INTO \"t\" (\"id\") VALUES (@p0) (3 rows)", error.Statement);
        Assert.Equal("0", bench.Read("SELECT count(*) FROM t"));
    }

    private static InsertDataExpression Insert(IEnumerable<InsertionDataDefinition> rows)
    {
        var insert = new InsertDataExpression { TableName = "t" };
        insert.Rows.AddRange(rows);
        return insert;
    }

    private static InsertionDataDefinition Row(params (string Column, object Value)[] values)
    {
        var row = new InsertionDataDefinition();
        row.AddRange(values.Select(value => KeyValuePair.Create(value.Column, value.Value)));
        return row;
    }
}
