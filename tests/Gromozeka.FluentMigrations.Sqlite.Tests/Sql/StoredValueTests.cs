using System.Globalization;
using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Sql;

/// <summary>A value is the same in the file whichever way it gets there: as a row, as a default, as a criterion; in any culture.</summary>
public class StoredValueTests
{
    public static TheoryData<string> Names => new(StoredValues.All.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void Insert_Value_IsStoredUnaltered(string name)
    {
        var value = StoredValues.All[name];
        using var bench = new Workbench($"CREATE TABLE t (v {value.Type})");
        using var culture = new ForeignCulture();

        bench.Migrate(m => m.Insert.IntoTable("t").Row(new { v = value.Value }));

        Assert.Equal(value.Expected, Stored(bench));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Default_Value_IsStoredAsItIsInARow(string name)
    {
        var value = StoredValues.All[name];
        using var bench = new Workbench();
        using var culture = new ForeignCulture();

        bench.Migrate(m =>
        {
            m.Create.Table("t").WithColumn("v").AsCustom(value.Type).WithDefaultValue(value.Value);
            m.Insert.IntoTable("t").Row(new { });
        });

        Assert.Equal(value.Expected, Stored(bench));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void UpdateAndDelete_ValueAsCriterion_FindsItsRowOnly(string name)
    {
        var value = StoredValues.All[name];
        using var bench = new Workbench($"CREATE TABLE t (v {value.Type}, hit); INSERT INTO t VALUES ('other', 'other'), (NULL, 'null')");
        using var culture = new ForeignCulture();

        bench.Migrate(m =>
        {
            m.Insert.IntoTable("t").Row(new { v = value.Value, hit = "a" }).Row(new { v = value.Value, hit = "b" });
            m.Update.Table("t").Set(new { hit = "updated" }).Where(new { v = value.Value, hit = "a" });
            m.Delete.FromTable("t").Row(new { v = value.Value, hit = "b" });
        });

        Assert.Equal("null; other; updated", bench.Read("SELECT hit FROM t ORDER BY hit"));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Update_Value_IsStoredUnaltered(string name)
    {
        var value = StoredValues.All[name];
        using var bench = new Workbench($"CREATE TABLE t (v {value.Type}); INSERT INTO t VALUES (NULL)");
        using var culture = new ForeignCulture();

        bench.Migrate(m => m.Update.Table("t").Set(new Dictionary<string, object> { ["v"] = value.Value }).AllRows());

        Assert.Equal(value.Expected, Stored(bench));
    }

    private static string Stored(Workbench bench)
    {
        using var connection = bench.File.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT typeof(v), quote(v), v FROM t";
        using var row = command.ExecuteReader();
        Assert.True(row.Read());
        var type = row.GetString(0);
        return $"{type}:{(type == "real" ? row.GetDouble(2).ToString("R", CultureInfo.InvariantCulture) : row.GetString(1))}";
    }

    [Fact]
    public void Insert_DateTimes_SortWithCurrentTimestamp()
    {
        using var bench = new Workbench("CREATE TABLE t (v DATETIME)");
        var noon = new DateTime(2026, 1, 2, 12, 0, 0);

        bench.Migrate(m =>
            m.Insert.IntoTable("t")
                .Row(new { v = noon.AddTicks(1) })
                .Row(new { v = RawSql.Insert("datetime('2026-01-02 12:00:00')") })
                .Row(new { v = noon.AddTicks(-1) })
                .Row(new { v = noon.Date })
        );

        Assert.Equal("4; 3; 2; 1", bench.Read("SELECT rowid FROM t ORDER BY v"));
    }
}
