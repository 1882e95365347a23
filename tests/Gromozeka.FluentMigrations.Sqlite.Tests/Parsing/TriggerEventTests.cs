namespace Gromozeka.FluentMigrations.Sqlite.Parsing;

public class TriggerEventTests
{
    [Theory]
    [InlineData("CREATE TRIGGER g AFTER INSERT ON t BEGIN SELECT 1; END", "INSERT", "", null)]
    [InlineData("create trigger g delete on t begin delete from u; end", "DELETE", "", null)]
    [InlineData("CREATE TRIGGER g BEFORE UPDATE ON t BEGIN INSERT INTO u SELECT 1; END", "UPDATE", "", null)]
    [InlineData("CREATE TRIGGER g UPDATE OF a, \"b c\" ON t BEGIN SELECT 1; END", "UPDATE", "a|b c", null)]
    [InlineData("CREATE TEMP TRIGGER g INSERT ON main.t BEGIN SELECT 1; END", "INSERT", "", "main")]
    [InlineData("CREATE TRIGGER \"INSERT\" INSTEAD OF DELETE ON v BEGIN SELECT 1; END", "DELETE", "", null)]
    [InlineData("CREATE TRIGGER insert AFTER DELETE ON t BEGIN SELECT 1; END", "DELETE", "", null)]
    [InlineData("CREATE TRIGGER g INSERT ON \"t\" WHEN new.a BEGIN SELECT 1; END", "INSERT", "", null)]
    public void Of_ATrigger_IsWhatFiresIt(string sql, string verb, string columns, string? schema)
    {
        var found = TriggerEvent.Of(sql);

        Assert.Equal((verb, columns, schema), (found.Verb, string.Join("|", found.Columns), found.Schema));
    }
}
