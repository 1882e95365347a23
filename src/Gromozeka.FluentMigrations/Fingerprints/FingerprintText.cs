using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Gromozeka.FluentMigrations.Fingerprints;

/// <summary>
/// Builds the text of a step: a line for each operation, column and row, with each literal between two marks, so that literals can be left
/// out of a comparison. Keeps its beginning, and hashes all of it without ever holding it.
/// </summary>
internal sealed class FingerprintText : IDisposable
{
    /// <summary>Begins a literal.</summary>
    public const char Begin = '\u0001';

    /// <summary>Ends a literal.</summary>
    public const char End = '\u0002';

    /// <summary>How many characters of the text are kept at most.</summary>
    public const int Kept = 64 * 1024;
    private const int Chunk = 16 * 1024;

    private readonly IncrementalHash _whole = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly IncrementalHash _frame = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _structure = new();
    private readonly StringBuilder _kept = new();
    private long _length;

    /// <summary>Adds text that is compared.</summary>
    public FingerprintText Add(string text)
    {
        _text.Append(text);
        _structure.Append(text);
        return this;
    }

    /// <summary>Begins a line.</summary>
    public FingerprintText Line(string text)
    {
        if (_text.Length >= Chunk)
            Flush();
        if (_length + _text.Length > 0)
            Add("\n");
        return Add(text);
    }

    /// <summary>Adds the name of something.</summary>
    public FingerprintText Name(string? name) => Add($"\"{name?.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");

    /// <summary>Adds a literal, which is left out of a comparison if it differs between two recordings of the same code.</summary>
    public FingerprintText Literal(object? value)
    {
        _text.Append(Begin);
        Literals.Write(_text, value);
        _text.Append(End);
        _structure.Append(Begin);
        return this;
    }

    /// <summary>Adds SQL; its numbers and quoted texts are literals.</summary>
    public FingerprintText Sql(string sql)
    {
        foreach (var (part, isLiteral) in SqlWords.Of(sql))
        {
            if (!isLiteral)
            {
                Add(part);
                continue;
            }

            _text.Append(Begin);
            Literals.WriteText(_text, part);
            _text.Append(End);
            _structure.Append(Begin);
        }

        return this;
    }

    /// <summary>The fingerprint of what was added.</summary>
    public StepFingerprint ToFingerprint(bool isDataDependent)
    {
        Flush();
        return new StepFingerprint(Hash(_whole), Hash(_frame), _kept.ToString(), _length, isDataDependent);
    }

    public void Dispose()
    {
        _whole.Dispose();
        _frame.Dispose();
    }

    private static UInt128 Hash(IncrementalHash hash) => BinaryPrimitives.ReadUInt128LittleEndian(hash.GetCurrentHash());

    private void Flush()
    {
        _kept.Append(_text, 0, Math.Min(_text.Length, Kept - _kept.Length));
        _length += _text.Length;
        Add(_whole, _text);
        Add(_frame, _structure);
    }

    private static void Add(IncrementalHash hash, StringBuilder text)
    {
        foreach (var chunk in text.GetChunks())
            hash.AppendData(MemoryMarshal.AsBytes(chunk.Span));
        text.Clear();
    }
}
