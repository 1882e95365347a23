using System.Text;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>Script files as bytes.</summary>
public sealed class ScriptEncodingTests : IDisposable
{
    private const string Sql = "INSERT INTO t VALUES ('Grüße, чат, 😀, \uFFFD')";

    private readonly Workbench _bench = new("CREATE TABLE t (a TEXT)");

    public static TheoryData<string> Encodings => ["UTF-8", "UTF-8 with mark", "UTF-16 LE", "UTF-16 BE", "UTF-32 LE", "UTF-32 BE"];

    public void Dispose() => _bench.Dispose();

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Script_Text_IsStoredAsItIs(string encoding)
    {
        Migrate([.. Encoding(encoding).GetPreamble(), .. Encoding(encoding).GetBytes(Sql)]);

        Assert.Equal("Grüße, чат, 😀, \uFFFD", _bench.Read("SELECT a FROM t"));
    }

    [Theory]
    [InlineData("UTF-8", "C3", 29)]
    [InlineData("UTF-8", "C3 28", 29)]
    [InlineData("UTF-8", "FF", 29)]
    [InlineData("UTF-8", "ED A0 80", 29)]
    [InlineData("UTF-8", "C0 80", 29)]
    [InlineData("UTF-8", "F4 90 80 80", 29)]
    [InlineData("UTF-8 with mark", "E4 F6 FC", 32)]
    [InlineData("UTF-16 LE", "00 D8", 60)]
    [InlineData("UTF-16 LE", "00 DC", 60)]
    [InlineData("UTF-16 LE", "41", 60)]
    [InlineData("UTF-16 BE", "D8 00 00 41", 60)]
    [InlineData("UTF-32 LE", "00 00 11 00", 120)]
    [InlineData("UTF-32 BE", "00 00 D8 00", 120)]
    [InlineData("UTF-32 BE", "00 00", 120)]
    public void Script_BytesThatAreNoText_AreRefusedWithTheirPlace(string encoding, string bytes, int offset)
    {
        var text = Encoding(encoding);
        byte[] fault = [.. bytes.Split(' ').Select(one => Convert.ToByte(one, 16))];
        byte[] end = fault.Length % (text.GetByteCount("a")) == 0 ? text.GetBytes("')") : [];

        var error = Assert.Throws<MigrationException>(() =>
            Migrate([.. text.GetPreamble(), .. text.GetBytes("INSERT INTO t VALUES ('abc d "), .. fault, .. end])
        );

        Assert.Equal(ErrorCodes.InvalidScript, error.Code);
        Assert.Contains($"byte {offset} ", error.Why, StringComparison.Ordinal);
        Assert.Contains(encoding.Split(' ')[0], error.Why, StringComparison.Ordinal);
        Assert.Contains("script.sql", error.What, StringComparison.Ordinal);
        Assert.Equal("0", _bench.Read("SELECT count(*) FROM t"));
    }

    [Fact]
    public void EmbeddedScript_BytesThatAreNoText_AreRefusedWithTheirPlace()
    {
        var error = Assert.Throws<MigrationException>(() => _bench.Migrate(up => up.Execute.EmbeddedScript("TornEmbedded.sql")));

        Assert.Equal(ErrorCodes.InvalidScript, error.Code);
        Assert.Contains("byte 25 ", error.Why, StringComparison.Ordinal);
        Assert.Contains("Scripts.TornEmbedded.sql", error.What, StringComparison.Ordinal);
    }

    private static Encoding Encoding(string name) =>
        name switch
        {
            "UTF-8" => new UTF8Encoding(false),
            "UTF-8 with mark" => new UTF8Encoding(true),
            "UTF-16 LE" => new UnicodeEncoding(false, true),
            "UTF-16 BE" => new UnicodeEncoding(true, true),
            "UTF-32 LE" => new UTF32Encoding(false, true),
            _ => new UTF32Encoding(true, true),
        };

    private void Migrate(byte[] script)
    {
        var path = _bench.Path("script.sql");
        File.WriteAllBytes(path, script);
        _bench.Migrate(up => up.Execute.Script(path));
    }
}
