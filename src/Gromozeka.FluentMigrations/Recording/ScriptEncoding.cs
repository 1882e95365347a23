using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using System.Text.Unicode;

namespace Gromozeka.FluentMigrations.Recording;

/// <summary>
/// Checks whether the bytes of a script are valid in the encoding that a reader uses: the one of its byte order mark, or UTF-8. A reader
/// would replace invalid bytes with U+FFFD.
/// </summary>
internal static class ScriptEncoding
{
    /// <summary>Finds the first fault; null if there is none.</summary>
    /// <returns>The offset of the byte, and the encoding.</returns>
    public static (long Offset, string Encoding)? FindFault(ReadOnlySpan<byte> bytes) =>
        bytes switch
        {
            [0xFF, 0xFE, 0, 0, ..] => FindInUtf32(bytes, BinaryPrimitives.ReadUInt32LittleEndian, "UTF-32 (little endian)"),
            [0, 0, 0xFE, 0xFF, ..] => FindInUtf32(bytes, BinaryPrimitives.ReadUInt32BigEndian, "UTF-32 (big endian)"),
            [0xFF, 0xFE, ..] => FindInUtf16(bytes, BinaryPrimitives.ReadUInt16LittleEndian, "UTF-16 (little endian)"),
            [0xFE, 0xFF, ..] => FindInUtf16(bytes, BinaryPrimitives.ReadUInt16BigEndian, "UTF-16 (big endian)"),
            _ => FindInUtf8(bytes),
        };

    private delegate T Reader<out T>(ReadOnlySpan<byte> bytes);

    private static (long, string)? FindInUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return null;
        var at = 0;
        while (Rune.DecodeFromUtf8(bytes[at..], out _, out var read) == OperationStatus.Done)
            at += read;
        return (at, "UTF-8");
    }

    private static (long, string)? FindInUtf16(ReadOnlySpan<byte> bytes, Reader<ushort> read, string encoding)
    {
        var at = 0;
        while (at + 1 < bytes.Length)
        {
            var unit = (char)read(bytes[at..]);
            var isPair = char.IsHighSurrogate(unit) && at + 3 < bytes.Length && char.IsLowSurrogate((char)read(bytes[(at + 2)..]));
            if (char.IsSurrogate(unit) && !isPair)
                return (at, encoding);
            at += isPair ? 4 : 2;
        }

        return at < bytes.Length ? (at, encoding) : null;
    }

    private static (long, string)? FindInUtf32(ReadOnlySpan<byte> bytes, Reader<uint> read, string encoding)
    {
        var at = 0;
        for (; at + 3 < bytes.Length; at += 4)
        {
            if (!Rune.IsValid(read(bytes[at..])))
                return (at, encoding);
        }

        return at < bytes.Length ? (at, encoding) : null;
    }
}
