using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

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

    /// <summary>
    /// The longest text that is kept as UTF-8: to compress it would save little, and zlib asks for 350 KB each time, which glibc 2.36 does
    /// not use again after they are freed.
    /// </summary>
    private const int Short = 2048;

    private const byte DataDependent = 1;
    private const byte Plain = 2;

    private const int Hash = 16;
    private const int Header = 2 + Hash + Hash + sizeof(long);

    /// <summary>Whether the text goes on after what is kept of it.</summary>
    public bool IsCut => Length > Text.Length;

    /// <summary>The bytes in which the log keeps it.</summary>
    public byte[] ToBytes()
    {
        // Without a text, an earlier program could not tell from the length that it does not know this form.
        var plain = Text.Length is > 0 and <= Short ? Encode() : null;
        var text = plain ?? Compress();
        var bytes = new byte[Header + text.Length];
        bytes[0] = Form;
        bytes[1] = (byte)((IsDataDependent ? DataDependent : 0) | (plain is null ? 0 : Plain));
        Write(bytes.AsSpan(2), Whole);
        Write(bytes.AsSpan(2 + Hash), Frame);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(2 + Hash + Hash), Length);
        text.CopyTo(bytes, Header);
        return bytes;
    }

    /// <summary>Reads what a log has kept; null if it is of another form, or no fingerprint.</summary>
    public static StepFingerprint? Read(byte[] bytes)
    {
        if (bytes.Length < Header || bytes[0] != Form || bytes[1] > (DataDependent | Plain))
            return null;
        var length = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(2 + Hash + Hash));
        var kept = (bytes[1] & Plain) == 0 ? Decompress(bytes) : Decode(bytes.AsSpan(Header));
        return kept?.Length == Math.Min(length, FingerprintText.Kept)
            ? new StepFingerprint(
                ReadHash(bytes.AsSpan(2)),
                ReadHash(bytes.AsSpan(2 + Hash)),
                kept,
                length,
                (bytes[1] & DataDependent) != 0
            )
            : null;
    }

    /// <returns>Null for half a surrogate pair, which UTF-8 cannot express.</returns>
    private byte[]? Encode()
    {
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(Text.Length)];
        return Utf8.FromUtf16(Text, bytes, out _, out var written, replaceInvalidSequences: false) == OperationStatus.Done
            ? bytes[..written]
            : null;
    }

    private static string? Decode(ReadOnlySpan<byte> text) => Utf8.IsValid(text) ? Encoding.UTF8.GetString(text) : null;

    private byte[] Compress()
    {
        using var bytes = new MemoryStream();
        using (var compressed = new DeflateStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
            compressed.Write(MemoryMarshal.AsBytes(Text.AsSpan()));
        return bytes.ToArray();
    }

    private static string? Decompress(byte[] bytes)
    {
        try
        {
            using var text = new MemoryStream();
            using var compressed = new DeflateStream(new MemoryStream(bytes, Header, bytes.Length - Header), CompressionMode.Decompress);
            compressed.CopyTo(text);
            return new string(MemoryMarshal.Cast<byte, char>(text.GetBuffer().AsSpan(0, (int)text.Length)));
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static void Write(Span<byte> bytes, UInt128 hash)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, (ulong)(hash >> 64));
        BinaryPrimitives.WriteUInt64LittleEndian(bytes[sizeof(ulong)..], (ulong)hash);
    }

    private static UInt128 ReadHash(ReadOnlySpan<byte> bytes) =>
        new(BinaryPrimitives.ReadUInt64LittleEndian(bytes), BinaryPrimitives.ReadUInt64LittleEndian(bytes[sizeof(ulong)..]));
}
