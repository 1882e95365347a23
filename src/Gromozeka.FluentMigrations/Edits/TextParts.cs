using Gromozeka.FluentMigrations.Fingerprints;

namespace Gromozeka.FluentMigrations.Edits;

/// <summary>The text of a step in parts: every other one is a literal.</summary>
/// <param name="Parts">The parts in order; the first is no literal.</param>
internal sealed record TextParts(IReadOnlyList<string> Parts)
{
    public static TextParts Of(string text) => new(text.Split(FingerprintText.Begin, FingerprintText.End));

    /// <summary>
    /// Takes over the literals that differ between two recordings of the same code, or that are from the clock. Itself if there are none.
    /// </summary>
    /// <param name="one">One recording, with the same text but for literals.</param>
    /// <param name="second">A second one.</param>
    /// <param name="areFromClock">Whether a literal of this text and one in the same place of the other are the time of each.</param>
    public TextParts WithChanging(TextParts one, TextParts second, Func<string, string, bool> areFromClock)
    {
        var parts = Parts.ToArray();
        for (var i = 1; i < parts.Length && i < one.Parts.Count && i < second.Parts.Count; i += 2)
        {
            if (one.Parts[i] != second.Parts[i] || areFromClock(parts[i], one.Parts[i]))
                parts[i] = one.Parts[i];
        }

        return parts.SequenceEqual(Parts) ? this : new TextParts(parts);
    }

    /// <summary>Whether two texts are equal; if one of them is cut off, up to the part in which that is.</summary>
    public bool Begins(TextParts other, bool isCut) =>
        isCut ? Parts.Zip(other.Parts).SkipLast(1).All(pair => pair.First == pair.Second) : Parts.SequenceEqual(other.Parts);

    /// <summary>The lines that a person reads.</summary>
    public IReadOnlyList<string> Lines() => string.Concat(Parts).Replace(@"\\", @"\", StringComparison.Ordinal).Split('\n');
}
