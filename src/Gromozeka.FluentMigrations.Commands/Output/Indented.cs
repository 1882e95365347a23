using Spectre.Console.Rendering;

namespace Gromozeka.FluentMigrations.Commands.Output;

/// <summary>Draws content with an indentation, without trailing spaces.</summary>
/// <param name="content">The content.</param>
/// <param name="first">The indentation of the first line.</param>
/// <param name="others">The indentation of the lines that continue it.</param>
internal sealed class Indented(IRenderable content, int first, int others) : Renderable
{
    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        var indent = first;
        foreach (var line in Segment.SplitLines(content.Render(options, maxWidth - Math.Max(first, others))))
        {
            var drawn = WithoutEnd(line);
            if (drawn.Count > 0)
                yield return new Segment(new string(' ', indent));
            foreach (var segment in drawn)
                yield return segment;
            yield return Segment.LineBreak;
            indent = others;
        }
    }

    private static List<Segment> WithoutEnd(IEnumerable<Segment> line)
    {
        var segments = line.ToList();
        while (segments.Count > 0 && segments[^1].Text.AsSpan().Trim(' ').IsEmpty)
            segments.RemoveAt(segments.Count - 1);
        if (segments.Count > 0 && segments[^1] is { } last && last.Text.EndsWith(' '))
            segments[^1] = new Segment(last.Text.TrimEnd(' '), last.Style);
        return segments;
    }
}
