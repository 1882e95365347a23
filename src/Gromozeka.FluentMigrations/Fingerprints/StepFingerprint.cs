using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace Gromozeka.FluentMigrations.Fingerprints;

/// <summary>
/// What the code of a migration asked for when its step was recorded: hashes of all of it, and the beginning of its text.
/// </summary>
/// <param name="Whole">The hash of the whole text.</param>
/// <param name="Frame">The hash of the text without its literals.</param>
/// <param name="Text">The beginning of the text; see <see cref="FingerprintText"/>.</param>
/// <param name="Length">How many characters the whole text has.</param>
/// <param name="IsDataDependent">Whether the code asked the database something, so that it may ask for something else elsewhere.</param>
internal sealed record StepFingerprint(UInt128 Whole, UInt128 Frame, string Text, long Length, bool IsDataDependent)
{
    /// <summary>The form of the text. A later form gets the next number; a text of another form is not compared.</summary>
    private const byte Form = 2;

    private const int Hash = 16;
    private const int Header = 2 + Hash + Hash + sizeof(long);

    /// <summary>Whether the text goes on after what is kept of it.</summary>
    public bool IsCut => Length > Text.Length;

    /// <summary>The bytes in which the log keeps it.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var header = new BinaryWriter(bytes, Encoding.UTF8, leaveOpen: true))
        {
            header.Write(Form);
            header.Write(IsDataDependent);
            Write(header, Whole);
            Write(header, Frame);
            header.Write(Length);
        }

        using (var compressed = new DeflateStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            compressed.Write(MemoryMarshal.AsBytes(Text.AsSpan()));
        return bytes.ToArray();
    }

    /// <summary>Reads what a log has kept; null if it is of another form, or no fingerprint.</summary>
    public static StepFingerprint? Read(byte[] bytes)
    {
        if (bytes.Length < Header || bytes[0] != Form)
            return null;
        var header = new BinaryReader(new MemoryStream(bytes));
        header.ReadByte();
        var isDataDependent = header.ReadBoolean();
        var (whole, frame, length) = (Read(header), Read(header), header.ReadInt64());
        try
        {
            using var text = new MemoryStream();
            using var compressed = new DeflateStream(new MemoryStream(bytes, Header, bytes.Length - Header), CompressionMode.Decompress);
            compressed.CopyTo(text);
            var kept = new string(MemoryMarshal.Cast<byte, char>(text.GetBuffer().AsSpan(0, (int)text.Length)));
            return kept.Length == Math.Min(length, FingerprintText.Kept)
                ? new StepFingerprint(whole, frame, kept, length, isDataDependent)
                : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static void Write(BinaryWriter header, UInt128 hash)
    {
        header.Write((ulong)(hash >> 64));
        header.Write((ulong)hash);
    }

    private static UInt128 Read(BinaryReader header) => new(header.ReadUInt64(), header.ReadUInt64());
}
