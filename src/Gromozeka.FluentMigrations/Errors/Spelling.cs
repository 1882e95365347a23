namespace Gromozeka.FluentMigrations;

/// <summary>Finds the name that the user may have meant. Thread-safe.</summary>
public static class Spelling
{
    private const int FarthestTypo = 3;

    /// <summary>Finds the known name that is nearest to a word.</summary>
    /// <param name="word">The word.</param>
    /// <param name="known">The names that there are.</param>
    /// <returns>A name that differs by a few letters, or that starts with the word; null if there is none.</returns>
    public static string? Nearest(string word, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(word);
        ArgumentNullException.ThrowIfNull(known);
        return known
            .Distinct()
            .Select(name => (name, distance: Distance(word, name)))
            // Without a common letter, nothing is near.
            .Where(pair =>
                (
                    pair.distance <= Math.Min(FarthestTypo, Math.Max(1, pair.name.Length / 3))
                    && pair.distance < Math.Max(word.Length, pair.name.Length)
                ) || (word.Length > 4 && pair.name.StartsWith(word, StringComparison.OrdinalIgnoreCase))
            )
            .OrderBy(pair => pair.distance)
            .Select(pair => pair.name)
            .FirstOrDefault();
    }

    /// <summary>How many letters must be added, removed or replaced to turn one word into the other (Levenshtein). Ignores case.</summary>
    private static int Distance(string one, string other)
    {
        var previous = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var row = 1; row <= one.Length; row++)
        {
            var current = new int[other.Length + 1];
            current[0] = row;
            for (var column = 1; column <= other.Length; column++)
            {
                var cost = char.ToLowerInvariant(one[row - 1]) == char.ToLowerInvariant(other[column - 1]) ? 0 : 1;
                current[column] = Math.Min(Math.Min(current[column - 1], previous[column]) + 1, previous[column - 1] + cost);
            }

            previous = current;
        }

        return previous[^1];
    }
}
