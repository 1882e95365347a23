using System.Collections;

namespace Gromozeka.FluentMigrations.Commands.Output;

public sealed class RowsTests
{
    [Fact]
    public void Numbers_AreAlignedOnTheRight_TextsOnTheLeft() =>
        Assert.Equal(
            ["   1  one    x", "2000  three  y", "a line of its own"],
            Rows.Align(
                [
                    ["1", "one", "x"],
                    ["2000", "three", "y"],
                    ["a line of its own"],
                ],
                gap: 2
            )
        );

    [Fact]
    public void Align_ManyRows_GoesThroughThemAsOftenAsThroughFew()
    {
        Assert.Equal(TimesFor(rows: 10), TimesFor(rows: 1000));

        static int TimesFor(int rows)
        {
            var watched = new Watched([.. Enumerable.Range(1, rows).Select(number => new[] { $"{number}", "text", "more" })]);
            Assert.Equal(rows, Rows.Align(watched, gap: 2).Count());
            return watched.Times;
        }
    }

    /// <summary>Counts how often all rows are read.</summary>
    private sealed class Watched(IReadOnlyList<string[]> rows) : IReadOnlyList<string[]>
    {
        public int Times { get; private set; }

        public int Count => rows.Count;

        public string[] this[int index] => rows[index];

        public IEnumerator<string[]> GetEnumerator()
        {
            Times++;
            return rows.GetEnumerator();
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
