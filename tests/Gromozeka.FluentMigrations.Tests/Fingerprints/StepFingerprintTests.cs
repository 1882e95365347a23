using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using Gromozeka.FluentMigrations.Fingerprints;

namespace Gromozeka.FluentMigrations.Tests.Fingerprints;

/// <summary>The bytes in which the log keeps a fingerprint.</summary>
public sealed class StepFingerprintTests
{
    private const int Header = 42;
    private const int Flags = 1;

    public static TheoryData<string> Texts { get; } =
        new()
        {
            "",
            "create table \"t\"\n  column \"id\" Int64 primary key 'PK_t'",
            "наблюдение 😀 \u0001NULL\u0002",
            // Half a surrogate pair, which UTF-8 cannot express.
            "insert \u0001\ud83d\u0002",
            new string('я', 2048),
            new string('я', 2049),
            string.Concat(Enumerable.Range(0, 9000).Select(number => $"{number}\n")),
        };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Read_OfToBytes_GivesTheSame(string text)
    {
        foreach (var isDataDependent in new[] { false, true })
        {
            var kept = Of(text, isDataDependent);
            Assert.Equal(kept, StepFingerprint.Read(kept.ToBytes()));
        }
    }

    /// <summary>To compress a short text takes more than it saves: 350 KB of memory each time.</summary>
    [Fact]
    public void ToBytes_OfAShortText_KeepsItAsItIs()
    {
        var bytes = Of("create table \"t\"").ToBytes();

        Assert.Equal("create table \"t\"", Encoding.UTF8.GetString(bytes.AsSpan(Header)));
    }

    /// <summary>An earlier version takes any flag for the first, and would find the text that it expects.</summary>
    [Fact]
    public void ToBytes_OfNoText_IsAsEarlierVersionsWroteIt() => Assert.Equal(0, Of("").ToBytes()[Flags]);

    [Fact]
    public void ToBytes_OfALongText_CompressesIt() => Assert.InRange(Of(new string('a', 60_000)).ToBytes().Length, Header, 2_000);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Read_OfACompressedShortText_AsEarlierVersionsWroteIt_ReadsIt(bool isDataDependent)
    {
        var kept = Of("create table \"t\"", isDataDependent);
        using var bytes = new MemoryStream();
        bytes.Write(kept.ToBytes().AsSpan(0, Header));
        using (var compressed = new DeflateStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            compressed.Write(MemoryMarshal.AsBytes(kept.Text.AsSpan()));
        var earlier = bytes.ToArray();
        earlier[Flags] = (byte)(isDataDependent ? 1 : 0);

        Assert.Equal(kept, StepFingerprint.Read(earlier));
    }

    [Fact]
    public void Read_OfSomethingElse_GivesNothing()
    {
        var bytes = Of("create table \"t\"").ToBytes();
        Assert.NotNull(StepFingerprint.Read(bytes));

        Assert.Null(StepFingerprint.Read([]));
        Assert.Null(StepFingerprint.Read(bytes[..(Header - 1)]));
        Assert.Null(StepFingerprint.Read(bytes[..^1]));
        Assert.Null(StepFingerprint.Read([.. bytes, (byte)'x']));
        Assert.Null(StepFingerprint.Read(With(bytes, 0, 1)));
        Assert.Null(StepFingerprint.Read(With(bytes, Flags, 4)));
        // Compressed, says the flag, but it is not.
        Assert.Null(StepFingerprint.Read(With(bytes, Flags, 0)));
        Assert.Null(StepFingerprint.Read(With(bytes, bytes.Length - 1, 0xff)));
    }

    private static byte[] With(byte[] bytes, int at, byte value)
    {
        byte[] changed = [.. bytes];
        changed[at] = value;
        return changed;
    }

    private static StepFingerprint Of(string text, bool isDataDependent = false) =>
        new(new UInt128(1, 2), new UInt128(3, 4), text, text.Length, isDataDependent);
}
