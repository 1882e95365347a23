using Microsoft.Data.Sqlite;

namespace Gromozeka.FluentMigrations.Sqlite;

public class SqliteFaultsTests
{
    private const string Seed = """
        CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT);
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2000) INSERT INTO t SELECT i, hex(zeroblob(50)) FROM n;
        """;

    public static TheoryData<int, int, string> Codes =>
        new()
        {
            { 5, 5, "GM404" },
            { 5, 5 | (1 << 8), "GM404" },
            { 5, 5 | (2 << 8), "GM404" },
            { 8, 8, "GM405" },
            { 8, 8 | (1 << 8), "GM405" },
            { 8, 8 | (3 << 8), "GM405" },
            { 10, 10 | (19 << 8), "GM407" },
            { 11, 11, "GM402" },
            { 13, 13, "GM407" },
            { 14, 14, "GM406" },
            { 26, 26, "GM403" },
        };

    [Theory]
    [MemberData(nameof(Codes))]
    public void Explain_ResultCode_HasItsErrorWithAllFourParts(int code, int extended, string expected)
    {
        var cause = new SqliteException("the cause", code, extended);

        var error = SqliteFaults.Explain("/data/x.db", cause, "the state")!;

        Assert.Equal(expected, error.Code.Id);
        Assert.Contains("/data/x.db", error.What, StringComparison.Ordinal);
        Assert.All([error.Why, error.State, error.Next], part => Assert.NotEmpty(part));
        Assert.Same(cause, error.InnerException);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(19)]
    public void Explain_FaultOfAStatement_IsNone(int code) =>
        Assert.Null(SqliteFaults.Explain("x", new SqliteException("x", code, code), "s"));

    [Theory]
    [InlineData("This is not a database, but long enough to be taken for one by its size alone.", "GM403")]
    [InlineData("short", "GM403")]
    public void Migrate_FileThatIsNoDatabase_IsRefusedAndUntouched(string content, string code)
    {
        using var bench = new Workbench();
        File.WriteAllText(bench.File.Path, content);
        var manager = bench.Manager(new Fixtures.Steps.StepCode(m => m.Create.Table("u").WithColumn("a").AsInt32()));

        var error = Assert.Throws<MigrationException>(() => manager.Migrate());
        var status = Assert.Throws<MigrationException>(() => manager.GetStatus());

        Assert.Equal(code, error.Code.Id);
        Assert.Equal(code, status.Code.Id);
        Assert.Equal(content, File.ReadAllText(bench.File.Path));
    }

    [Theory]
    [InlineData(4096)]
    [InlineData(4096 * 6)]
    public void Migrate_DamagedPage_IsRefusedAndUntouched(int offset)
    {
        using var bench = new Workbench(Seed);
        Damage(bench.File.Path, bytes => Array.Fill(bytes, (byte)0xA5, offset, 1000));
        var hash = bench.File.Hash;

        var error = Assert.Throws<MigrationException>(() => bench.Migrate(m => m.Create.Table("u").WithColumn("a").AsInt32()));

        Assert.Equal(ErrorCodes.Corrupt, error.Code);
        Assert.Equal(hash, bench.File.Hash);
    }

    [Fact]
    public void Migrate_TruncatedFile_IsRefusedAndUntouched()
    {
        using var bench = new Workbench(Seed);
        Damage(bench.File.Path, _ => { }, length => length / 2 / 4096 * 4096);
        var hash = bench.File.Hash;

        var error = Assert.Throws<MigrationException>(() => bench.Migrate(m => m.Create.Table("u").WithColumn("a").AsInt32()));

        Assert.Equal(ErrorCodes.Corrupt, error.Code);
        Assert.Equal(hash, bench.File.Hash);
    }

    private static void Damage(string path, Action<byte[]> change, Func<int, int>? length = null)
    {
        var bytes = File.ReadAllBytes(path);
        change(bytes);
        File.WriteAllBytes(path, bytes[..(length?.Invoke(bytes.Length) ?? bytes.Length)]);
    }
}
